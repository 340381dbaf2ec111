/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transactions, one writer at a time, and the write-ahead log between them.
 *
 * SQLite 3.40 can lose what one process commits while another checkpoints and resets the log. So
 * the flock STATE/lock/writer is held around each write transaction and each checkpoint, and
 * nothing checkpoints by itself: whoever commits and finds the log grown, copies it into the file
 * before letting go. If we die, the kernel lets go.
 */
#include "store/sql.h"

#include <sqlite3.h>
#include <unistd.h>

#include "muster/base/guard.h"
#include "muster/store/forget.h"
#include "store/schema.h"
#include "store/search-late.h"

enum {
    WRITER_WAIT_MS = 20000, /* a transaction takes milliseconds; a migration or checkpoint longer */
    ERASE_WAIT_MS = 200,    /* for readers, when erased text is to leave the log */
    LOG_PAGES_MAX = 4096,   /* 16 MiB */
    LOG_PAGES_LEFT = 64,    /* that a program leaves behind */
};

static void writer_release(struct store *store)
{
    if (store->writer >= 0)
        close(store->writer);
    store->writer = -1;
}

gboolean store_begin(struct store *store, struct failure *failure)
{
    if (!store_ok(store, failure))
        return FALSE;
    if (store->writer >= 0 || store->reads)
        return failure_set(failure, FAILURE_BUSY, "%s: a transaction within another", store->path);
    store->writer = guard_lock(store->state, "writer", WRITER_WAIT_MS, failure);
    if (store->writer < 0)
        return FALSE;
    if (store_execute(store, "BEGIN IMMEDIATE", failure))
        return TRUE;
    writer_release(store);
    return FALSE;
}

/* Copies the log into the file. That it cannot now is no failure of anything: the next commit tries
 * again. */
static void log_checkpoint(struct store *store)
{
    if (store->erased) {
        sqlite3_busy_timeout(store->db, ERASE_WAIT_MS);
        store->erased = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                                                  NULL) != SQLITE_OK;
        sqlite3_busy_timeout(store->db, BUSY_WAIT_MS);
    } else if (store->log_pages > LOG_PAGES_MAX) {
        sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    }
}

gboolean store_commit(struct store *store, struct failure *failure)
{
    search_late_write(store);
    gboolean committed = store_ok(store, failure) && store_execute(store, "COMMIT", failure);
    if (committed)
        log_checkpoint(store);
    store_rollback(store);
    return committed;
}

void store_rollback(struct store *store)
{
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    writer_release(store);
    g_tree_remove_all(store->search_late);
    store->reads = FALSE;
    store->failure = (struct failure){0};
}

/* Whoever opens the store alone reads the log from its beginning: so a program that made it long copies it before it
 * leaves. Nobody is waited for. */
void store_settle(struct store *store)
{
    if (store->log_pages <= LOG_PAGES_LEFT)
        return;
    store->writer = guard_lock(store->state, "writer", 0, NULL);
    if (store->writer < 0)
        return;
    sqlite3_busy_timeout(store->db, 0);
    sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    writer_release(store);
}

gboolean store_compact(struct store *store, struct failure *failure)
{
    if (!store_ok(store, failure))
        return FALSE;
    store->writer = guard_lock(store->state, "writer", WRITER_WAIT_MS, failure);
    if (store->writer < 0)
        return FALSE;
    gboolean done = store_execute(store, "VACUUM", failure);
    store->erased = TRUE;
    log_checkpoint(store);
    writer_release(store);
    return done && (!store->erased || failure_set(failure, FAILURE_BUSY,
                                                  "%s: somebody reads it, and what was erased "
                                                  "is still in its journal",
                                                  store->path));
}

gboolean store_begin_read(struct store *store, struct failure *failure)
{
    if (!store_ok(store, failure))
        return FALSE;
    if (store->writer >= 0 || store->reads)
        return failure_set(failure, FAILURE_BUSY, "%s: a transaction within another", store->path);
    store->reads = store_execute(store, "BEGIN", failure);
    return store->reads;
}

void store_end_read(struct store *store)
{
    if (store->reads && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
    store->reads = FALSE;
}

gboolean store_ok(struct store *store, struct failure *failure)
{
    if (!store_has_failed(store))
        return TRUE;
    return failure_set(failure, store->failure.kind, "%s", store->failure.text);
}
