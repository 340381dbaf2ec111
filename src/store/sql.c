/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver: prepares, binds, steps and reads statements.
 *
 * Promises that no statement runs after a failure, none writes outside of a transaction, and that
 * values never become SQL text. Does not retry: who waits for whom is decided by the writer's lock
 * and SQLite's busy timeout.
 */
#include "store/sql.h"

#include <sqlite3.h>
#include <string.h>

struct row {
    struct store *store;
    sqlite3_stmt *statement;
    gboolean at_work; /* a walk may meet its own statement again within its call */
    gboolean kept;    /* by store->statements */
    int count;        /* of values */
    int *places;      /* where SQLite wants each */
};

static void row_free(gpointer data)
{
    struct row *row = data;
    sqlite3_finalize(row->statement);
    g_free(row->places);
    g_free(row);
}

GHashTable *sql_statements_new(void)
{
    return g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, row_free);
}

/* What SQLite's results mean to whoever called the program. Any other is trouble that may pass. */
static const struct {
    int rc;
    enum failure_kind kind;
    const char *words;
} meanings[] = {
    {SQLITE_BUSY, FAILURE_BUSY, "the store is locked by another program"},
    {SQLITE_LOCKED, FAILURE_BUSY, "the store is locked by another program"},
    {SQLITE_NOMEM, FAILURE_BUSY, "no memory for the store"},
    {SQLITE_FULL, FAILURE_BUSY, "no room for the store"},
    {SQLITE_READONLY, FAILURE_BUSY, "the store cannot be written"},
    {SQLITE_CANTOPEN, FAILURE_BUSY, "the store cannot be opened"},
    {SQLITE_PERM, FAILURE_BUSY, "the store cannot be opened"},
    {SQLITE_IOERR, FAILURE_BUSY, "the disk fails under the store"},
    {SQLITE_CORRUPT, FAILURE_BUSY, "the store is damaged; put a backup in its place"},
    {SQLITE_NOTADB, FAILURE_BUSY, "the store is damaged or no store; put a backup in its place"},
    {SQLITE_CONSTRAINT, FAILURE_CONFIG, "the store refuses a row"},
};

gboolean sqlite_failure(struct store *store, int rc, struct failure *failure)
{
    const char *said = store->db == NULL ? sqlite3_errstr(rc) : sqlite3_errmsg(store->db);
    for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (meanings[i].rc == (rc & 0xff))
            return failure_set(failure, meanings[i].kind, "%s: %s (%s)", store->path,
                               meanings[i].words, said);
    return failure_set(failure, FAILURE_BUSY, "%s: %s", store->path, said);
}

void store_fail(struct store *store, enum failure_kind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *words = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    failure_set(&store->failure, kind, "%s", words);
}

void store_break(struct store *store, const struct failure *failure)
{
    failure_set(&store->failure, failure->kind, "%s", failure->text);
}

gboolean store_has_failed(const struct store *store)
{
    return failure_is_set(&store->failure);
}

/* To SQLite "$2" is a name, and stands for the first place where it is met, which need not be the
 * second. */
static void row_find_places(struct row *row)
{
    row->count = sqlite3_bind_parameter_count(row->statement);
    row->places = g_new0(int, row->count);
    for (int i = 0; i < row->count; i++) {
        char name[16];
        g_snprintf(name, sizeof name, "$%d", i + 1);
        row->places[i] = sqlite3_bind_parameter_index(row->statement, name);
    }
}

static struct row *row_prepare(struct store *store, const char *sql, gboolean keep)
{
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v3(store->db, sql, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0,
                                &statement, NULL);
    if (rc != SQLITE_OK) {
        sqlite_failure(store, rc, &store->failure);
        return NULL;
    }
    struct row *row = g_new0(struct row, 1);
    row->store = store;
    row->statement = statement;
    row->kept = keep;
    row_find_places(row);
    if (keep)
        g_hash_table_insert(store->statements, (gpointer)sql, row);
    return row;
}

/* The kept statement, or a second one for the time in which that is at work. */
static struct row *row_find(struct store *store, const char *sql)
{
    struct row *row = g_hash_table_lookup(store->statements, sql);
    if (row == NULL)
        return row_prepare(store, sql, TRUE);
    return row->at_work ? row_prepare(store, sql, FALSE) : row;
}

static int value_bind(sqlite3_stmt *statement, int place, const struct value *value)
{
    if (value->type == VALUE_NUMBER)
        return sqlite3_bind_int64(statement, place, value->number);
    if (value->data == NULL)
        return sqlite3_bind_null(statement, place);
    if (value->type == VALUE_STRING)
        return sqlite3_bind_text(statement, place, value->data, -1, SQLITE_STATIC);
    return sqlite3_bind_blob64(statement, place, value->data, (sqlite3_uint64)value->number,
                               SQLITE_STATIC);
}

static void row_bind(struct row *row, const struct value *values)
{
    int count = 0;
    while (values[count].type != VALUE_END)
        count++;
    if (count != row->count) {
        store_fail(row->store, FAILURE_BUSY, "%d values for: %s", count,
                   sqlite3_sql(row->statement));
        return;
    }
    for (int i = 0; i < count; i++) {
        int rc = value_bind(row->statement, row->places[i], &values[i]);
        if (rc != SQLITE_OK)
            sqlite_failure(row->store, rc, &row->store->failure);
    }
}

struct row *sql_start(struct store *store, const char *sql, const struct value *values)
{
    if (store_has_failed(store))
        return NULL;
    struct row *row = row_find(store, sql);
    if (row == NULL)
        return NULL;
    row->at_work = TRUE;
    if (store->writer < 0 && !sqlite3_stmt_readonly(row->statement))
        store_fail(store, FAILURE_BUSY, "outside of a transaction: %s", sql);
    row_bind(row, values);
    if (!store_has_failed(store))
        return row;
    row_end(row);
    return NULL;
}

gboolean row_next(struct row *row)
{
    if (row == NULL || store_has_failed(row->store))
        return FALSE;
    int rc = sqlite3_step(row->statement);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        sqlite_failure(row->store, rc, &row->store->failure);
    return rc == SQLITE_ROW;
}

/* What writes is run to its end: foreign keys are checked there. */
void row_end(struct row *row)
{
    if (row == NULL)
        return;
    if (sqlite3_stmt_busy(row->statement) && !sqlite3_stmt_readonly(row->statement))
        while (row_next(row))
            ;
    if (!row->kept) {
        row_free(row);
        return;
    }
    sqlite3_reset(row->statement);
    sqlite3_clear_bindings(row->statement);
    row->at_work = FALSE;
}

gint64 row_number(const struct row *row, int column)
{
    return sqlite3_column_int64(row->statement, column);
}

char *row_string(const struct row *row, int column)
{
    return g_strdup((const char *)sqlite3_column_text(row->statement, column));
}

GBytes *row_blob(const struct row *row, int column)
{
    const void *data = sqlite3_column_blob(row->statement, column);
    return data == NULL ? NULL
                        : g_bytes_new(data, (gsize)sqlite3_column_bytes(row->statement, column));
}

char **row_lines(const struct row *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row->statement, column);
    return g_strsplit(text == NULL ? "" : text, "\n", -1);
}

int row_word(const struct row *row, int column, const char *const *words, int count)
{
    const char *word = (const char *)sqlite3_column_text(row->statement, column);
    for (int i = 0; word != NULL && i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return 0;
}

gint64 sql_changes(struct store *store)
{
    return sqlite3_total_changes64(store->db);
}

gint64 sql_run(struct store *store, const char *sql, const struct value *values)
{
    struct row *row = sql_start(store, sql, values);
    while (row_next(row))
        ;
    row_end(row);
    return row == NULL || store_has_failed(store) ? 0 : sqlite3_changes64(store->db);
}

gint64 sql_insert(struct store *store, const char *sql, const struct value *values)
{
    return sql_run(store, sql, values) > 0 ? sqlite3_last_insert_rowid(store->db) : 0;
}

gint64 sql_number(struct store *store, const char *sql, const struct value *values)
{
    struct row *row = sql_start(store, sql, values);
    gint64 found = row_next(row) ? row_number(row, 0) : 0;
    row_end(row);
    return found;
}

static gpointer string_read(const struct row *row)
{
    return row_string(row, 0);
}

char *sql_string(struct store *store, const char *sql, const struct value *values)
{
    return sql_one(store, sql, values, string_read);
}

GArray *sql_numbers(struct store *store, const char *sql, const struct value *values)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(gint64));
    struct row *row = sql_start(store, sql, values);
    while (row_next(row)) {
        gint64 one = row_number(row, 0);
        g_array_append_val(found, one);
    }
    row_end(row);
    return found;
}

char **sql_strings(struct store *store, const char *sql, const struct value *values)
{
    GPtrArray *found = sql_list(store, sql, values, string_read, NULL);
    g_ptr_array_add(found, NULL);
    return (char **)g_ptr_array_free(found, FALSE);
}

gpointer sql_one(struct store *store, const char *sql, const struct value *values, row_read read)
{
    struct row *row = sql_start(store, sql, values);
    gpointer found = row_next(row) ? read(row) : NULL;
    row_end(row);
    return found;
}

GPtrArray *sql_list(struct store *store, const char *sql, const struct value *values, row_read read,
                    GDestroyNotify release)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(release);
    struct row *row = sql_start(store, sql, values);
    while (row_next(row))
        g_ptr_array_add(found, read(row));
    row_end(row);
    return found;
}
