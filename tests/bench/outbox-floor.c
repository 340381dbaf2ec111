/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs SQLite to keep the mails of one tick, and nothing else.
 *
 *   outbox-floor STORE NEW
 *
 * Reads the mails of the outbox in STORE, and writes the same bytes under the same keys into the new database NEW, durable
 * in the same way (WAL, FULL) and as many in a transaction. Prints the microseconds that the writing took.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BATCH = 200 };

static long microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000L + now.tv_nsec / 1000;
}

static void must(sqlite3 *db, int rc)
{
    if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
        return;
    fprintf(stderr, "outbox-floor: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static void run(sqlite3 *db, const char *sql)
{
    must(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

struct mail {
    char *key;
    void *bytes;
    int length;
};

/* All of them are read before the clock starts. */
static struct mail *mails_read(const char *store, int *count_r)
{
    sqlite3 *db;
    sqlite3_stmt *rows;
    must(NULL, sqlite3_open_v2(store, &db, SQLITE_OPEN_READONLY, NULL));
    must(db, sqlite3_prepare_v2(db,
                                "SELECT key, bytes FROM outbox JOIN outbox_bytes ON outbox = id"
                                " WHERE key LIKE 'question:%' ORDER BY id",
                                -1, &rows, NULL));
    struct mail *mails = NULL;
    int count = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        mails = realloc(mails, (size_t)(count + 1) * sizeof *mails);
        struct mail *mail = &mails[count++];
        mail->length = sqlite3_column_bytes(rows, 1);
        mail->key = sqlite3_mprintf("%s", sqlite3_column_text(rows, 0));
        mail->bytes = malloc((size_t)mail->length);
        __builtin_memcpy(mail->bytes, sqlite3_column_blob(rows, 1), (size_t)mail->length);
    }
    sqlite3_finalize(rows);
    sqlite3_close(db);
    *count_r = count;
    return mails;
}

static void mails_write(sqlite3 *db, const struct mail *mails, int count)
{
    sqlite3_stmt *insert;
    must(db, sqlite3_prepare_v2(db, "INSERT INTO outbox (key, bytes) VALUES (?, ?)", -1, &insert,
                                NULL));
    for (int i = 0; i < count; i++) {
        if (i % BATCH == 0)
            run(db, "BEGIN IMMEDIATE");
        sqlite3_bind_text(insert, 1, mails[i].key, -1, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 2, mails[i].bytes, mails[i].length, SQLITE_STATIC);
        must(db, sqlite3_step(insert));
        sqlite3_reset(insert);
        if (i % BATCH == BATCH - 1 || i == count - 1)
            run(db, "COMMIT");
    }
    sqlite3_finalize(insert);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 64;
    int count;
    struct mail *mails = mails_read(argv[1], &count);
    sqlite3 *db;
    must(NULL, sqlite3_open(argv[2], &db));
    run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
            "CREATE TABLE outbox (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,"
            " bytes BLOB NOT NULL) STRICT");
    long begun = microseconds();
    mails_write(db, mails, count);
    printf("%ld\n", microseconds() - begun);
    sqlite3_close(db);
    return 0;
}
