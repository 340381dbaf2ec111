/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of the store while others work, and the check of its structure.
 *
 * All pages are copied in one step, under one read snapshot: consistent, and no writer waits or
 * makes it begin again. The copy is written beside TO and renamed when it is whole and on the disk.
 */
#include "store/sql.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "muster/base/sync.h"

static gboolean file_fresh(const char *path, struct failure *failure)
{
    unlink(path);
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return failure_errno(failure, errno, "%s", path);
    close(file);
    return TRUE;
}

static sqlite3 *file_open(const char *path, int mode, struct failure *failure)
{
    sqlite3 *file = NULL;
    if (sqlite3_open_v2(path, &file, mode | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
        sqlite3_busy_timeout(file, BUSY_WAIT_MS);
        sqlite3_db_config(file, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
        return file;
    }
    failure_set(failure, FAILURE_BUSY, "%s: %s", path, sqlite3_errmsg(file));
    sqlite3_close(file);
    return NULL;
}

/* SQLite syncs the copy when it is finished. A step that found a lock is no failure to the finish: only "done" is. */
static gboolean pages_copy(sqlite3 *from, sqlite3 *to, const char *part, struct failure *failure)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    gboolean done = backup != NULL && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    if (backup != NULL && sqlite3_backup_finish(backup) == SQLITE_OK && done)
        return TRUE;
    return failure_set(failure, FAILURE_BUSY, "%s: %s", part, sqlite3_errmsg(to));
}

/* Reads through a connection of its own, since SQLite does not copy from one that is in a write
 * transaction. */
static gboolean file_copy(const char *path, const char *part, struct failure *failure)
{
    sqlite3 *from = file_open(path, SQLITE_OPEN_READONLY, failure);
    sqlite3 *to = from == NULL ? NULL : file_open(part, SQLITE_OPEN_READWRITE, failure);
    gboolean copied = to != NULL && pages_copy(from, to, part, failure);
    sqlite3_close(to);
    sqlite3_close(from);
    return copied;
}

static gboolean name_sync(const char *path, struct failure *failure)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return path_sync(folder, failure);
}

gboolean store_backup(struct store *store, const char *to, struct failure *failure)
{
    g_autofree char *part = g_strdup_printf("%s.part", to);
    if (!file_fresh(part, failure))
        return FALSE;
    if (!file_copy(store->path, part, failure)) {
        unlink(part);
        return FALSE;
    }
    if (rename(part, to) == 0)
        return name_sync(to, failure);
    failure_errno(failure, errno, "%s", to);
    unlink(part);
    return FALSE;
}

gboolean store_check(struct store *store, struct failure *failure)
{
    g_autofree char *found = sql_string(store, "PRAGMA integrity_check(1)", WITH_NOTHING);
    if (found != NULL && g_strcmp0(found, "ok") != 0)
        store_fail(store, FAILURE_BUSY, "%s is damaged: %s", store->path, found);
    g_autofree char *orphan = sql_string(store, "PRAGMA foreign_key_check", WITH_NOTHING);
    if (orphan != NULL)
        store_fail(store, FAILURE_BUSY, "%s: a row of %s belongs to nothing", store->path, orphan);
    return store_ok(store, failure);
}
