/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings an older store up to date. Promises: all steps or none; the store as it was lies beside
 * it. */
#include "store/schema.h"

#include <sqlite3.h>

const struct migration schema_migrations[STORE_SCHEMA_VERSION] = {
    {1, schema_1},
    {2, schema_2},
};

gboolean store_execute(struct store *store, const char *statements, struct failure *failure)
{
    int rc = sqlite3_exec(store->db, statements, NULL, NULL, NULL);
    return rc == SQLITE_OK || sqlite_failure(store, rc, failure);
}

gint64 store_pragma(struct store *store, const char *pragma, struct failure *failure)
{
    g_autofree char *sql = g_strdup_printf("PRAGMA %s", pragma);
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(statement);
    gint64 value = rc == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    if (rc != SQLITE_ROW)
        sqlite_failure(store, rc, failure);
    sqlite3_finalize(statement);
    return value;
}

static gboolean store_stamp(struct store *store, int version, struct failure *failure)
{
    g_autofree char *stamp = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                             STORE_APPLICATION_ID, version);
    return store_execute(store, stamp, failure);
}

static gboolean step_take(struct store *store, const struct migration *step,
                          struct failure *failure)
{
    for (const char *const *statement = step->statements; *statement != NULL; statement++)
        if (!store_execute(store, *statement, failure))
            return FALSE;
    return store_stamp(store, step->version, failure);
}

static gboolean steps_take(struct store *store, gint64 version, const struct migration *migrations,
                           gsize count, struct failure *failure)
{
    for (gsize i = 0; i < count; i++)
        if (migrations[i].version > version && !step_take(store, &migrations[i], failure))
            return FALSE;
    return TRUE;
}

static gboolean backup_beside(struct store *store, gint64 version, struct failure *failure)
{
    g_autofree char *beside = g_strdup_printf("%s.schema-%d", store->path, (int)version);
    return store_backup(store, beside, failure);
}

gboolean store_migrate(struct store *store, const struct migration *migrations, gsize count,
                       struct failure *failure)
{
    if (!store_begin(store, failure))
        return FALSE;
    gint64 version = store_pragma(store, "user_version", failure);
    if (version == migrations[count - 1].version) {
        store_rollback(store);
        return TRUE;
    }
    if (version < 0 || (version > 0 && !backup_beside(store, version, failure)) ||
        !steps_take(store, version, migrations, count, failure)) {
        store_rollback(store);
        return failure_in(failure, "bringing the store to schema %d",
                          migrations[count - 1].version);
    }
    return store_commit(store, failure);
}
