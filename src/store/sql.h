/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver: statements in, rows out. Only sql.c, open.c, migrate.c, transaction.c and backup.c
 * know that it is SQLite.
 *
 * A statement is a string literal, known by its address: it is prepared at its first use and kept
 * until the store closes. Failures stick to the store (store/store.h); then every function here
 * does nothing and returns 0, NULL or an empty list. A statement that writes outside of
 * store_begin() is a failure, as it would write without the writer's lock.
 */
#ifndef MUSTER_STORE_SQL_H
#define MUSTER_STORE_SQL_H

#include "muster/store/store.h"

struct sqlite3;

enum { BUSY_WAIT_MS = 5000 /* for SQLite's own locks; the writer's lock comes before them */ };

struct store {
    struct sqlite3 *db;
    char *state; /* the directory */
    char *path;  /* STATE/muster.db */
    enum store_mode mode;
    int writer;             /* descriptor of STATE/lock/writer; -1 outside of a write transaction */
    gboolean reads;         /* within store_begin_read() */
    gboolean erased;        /* text was erased: it shall not linger in the journal */
    int log_pages;          /* length of the write-ahead log after the last commit */
    GHashTable *statements; /* address of the literal -> struct row */
    GTree *search_late;     /* round -> what is to be found of it, until the commit */
    struct failure failure; /* the first one */
};

/* Remembers a failure that is not SQLite's. The first one stays. */
void store_fail(struct store *store, enum failure_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
gboolean store_has_failed(const struct store *store);

/* What SQLite's result RC means, in words; the kind follows from it. Always FALSE. */
gboolean sqlite_failure(struct store *store, int rc, struct failure *failure);

/* Values for $1, $2, ... Borrowed for the length of the call. */
struct value {
    enum { VALUE_END, VALUE_NUMBER, VALUE_STRING, VALUE_BLOB } type;
    gint64 number;    /* or the length of the blob */
    const void *data; /* NULL is SQL's NULL */
};
static inline struct value number(gint64 n)
{
    return (struct value){VALUE_NUMBER, n, NULL};
}
static inline struct value string(const char *text)
{
    return (struct value){VALUE_STRING, 0, text};
}
static inline struct value blob(const void *data, gsize length)
{
    return (struct value){VALUE_BLOB, (gint64)length, data};
}
#define WITH(...) ((const struct value[]){__VA_ARGS__, {VALUE_END, 0, NULL}})
#define WITH_NOTHING ((const struct value[]){{VALUE_END, 0, NULL}})

/* A row of the answer, and the way to the next. */
struct row;
gint64 row_number(const struct row *row, int column);
char *row_string(const struct row *row, int column); /* a copy; NULL for NULL */
GBytes *row_blob(const struct row *row, int column); /* a copy; NULL for NULL */
char **row_lines(const struct row *row, int column); /* one string a line; never NULL */
/* The index of the column's word in WORDS, of which there are COUNT; 0 for any other. */
int row_word(const struct row *row, int column, const char *const *words, int count);

/* Runs a statement to its end. Returns the number of rows that it changed. */
gint64 sql_run(struct store *store, const char *sql, const struct value *values);

/* Runs an INSERT of one row into a table with an integer key `id`. Returns that of the new row; 0 when
 * ON CONFLICT left it out. (RETURNING does the same, but SQLite makes a table for its answer each
 * time, which costs more than the insertion.) */
gint64 sql_insert(struct store *store, const char *sql, const struct value *values);

/* The first column of the first row; 0 or NULL when there is none. A statement with RETURNING does
 * all its work. */
gint64 sql_number(struct store *store, const char *sql, const struct value *values);
char *sql_string(struct store *store, const char *sql, const struct value *values);

/* The first column of all rows. Caller frees; never NULL. */
GArray *sql_numbers(struct store *store, const char *sql, const struct value *values);
char **sql_strings(struct store *store, const char *sql, const struct value *values);

/* The first row, or all rows, as READ makes them. A list owns its things by RELEASE and is never
 * NULL. */
typedef gpointer (*row_read)(const struct row *row);
gpointer sql_one(struct store *store, const char *sql, const struct value *values, row_read read);
GPtrArray *sql_list(struct store *store, const char *sql, const struct value *values, row_read read,
                    GDestroyNotify release);

/* Row by row, for walks: while (row_next(row)) ...; row_end(row). NULL when the store has failed,
 * which both take. */
struct row *sql_start(struct store *store, const char *sql, const struct value *values);
gboolean row_next(struct row *row);
void row_end(struct row *row);

/* Rows changed since the store was opened: to see whether anything was. */
gint64 sql_changes(struct store *store);

/* One more than the counter NAME gave before. */
gint64 counter_next(struct store *store, const char *name);

/* Called by open.c. */
void store_settle(struct store *store); /* before it closes */
GHashTable *sql_statements_new(void);

#endif
