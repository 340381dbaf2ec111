/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the store and sets how SQLite shall behave. */
#include "store/sql.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/schema.h"
#include "store/search-late.h"

/* Durable, careful, and forgetful: what a commit said yes to survives a power cut, a malicious file
 * cannot make us run its SQL, and what is deleted is overwritten. */
static const struct {
    int option, value;
} settings[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},          {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_ENABLE_FKEY, 1},      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
};

static const char pragmas[] = "PRAGMA synchronous = FULL;"
                              "PRAGMA wal_autocheckpoint = 0;"
                              "PRAGMA secure_delete = ON;"
                              "PRAGMA mmap_size = 0;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -8192;";

/* The log's length is told after each commit, and never acted on by SQLite itself. */
static int log_grown(void *data, sqlite3 *db, const char *schema, int pages)
{
    (void)db;
    (void)schema;
    ((struct store *)data)->log_pages = pages;
    return SQLITE_OK;
}

static gboolean store_configure(struct store *store, struct failure *failure)
{
    sqlite3_busy_timeout(store->db, BUSY_WAIT_MS);
    for (gsize i = 0; i < G_N_ELEMENTS(settings); i++) {
        int rc = sqlite3_db_config(store->db, settings[i].option, settings[i].value, NULL);
        if (rc != SQLITE_OK)
            return sqlite_failure(store, rc, failure);
    }
    if (!store_execute(store, pragmas, failure))
        return FALSE;
    sqlite3_wal_hook(store->db, log_grown, store);
    return TRUE;
}

/* The file is made by us and not by SQLite, so that nobody else can read it, whatever the umask. */
static gboolean file_make(const char *path, struct failure *failure)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return failure_errno(failure, errno, "%s", path);
    close(file);
    return TRUE;
}

static gboolean file_there(const char *path, struct failure *failure)
{
    if (access(path, F_OK) == 0)
        return TRUE;
    if (errno == ENOENT)
        return failure_set(failure, FAILURE_BUSY, "%s is not there; `muster init' makes a site",
                           path);
    return failure_errno(failure, errno, "%s", path);
}

/* Counting its memory costs SQLite a lock at each allocation. Where it is at work already this does
 * nothing. */
static void memory_uncounted(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static gboolean store_connect(struct store *store, struct failure *failure)
{
    memory_uncounted();
    gboolean there = store->mode == STORE_CREATE ? file_make(store->path, failure)
                                                 : file_there(store->path, failure);
    if (!there)
        return FALSE;
    int access_mode = store->mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    int rc = sqlite3_open_v2(store->path, &store->db,
                             access_mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (rc != SQLITE_OK)
        return sqlite_failure(store, rc, failure);
    return store_configure(store, failure);
}

struct stamp {
    gint64 application, version, shape; /* all 0: nobody has made anything in this file yet */
};

static gboolean stamp_read(struct store *store, struct stamp *stamp_r, struct failure *failure)
{
    stamp_r->application = store_pragma(store, "application_id", failure);
    stamp_r->version = store_pragma(store, "user_version", failure);
    stamp_r->shape = store_pragma(store, "schema_version", failure);
    return stamp_r->application >= 0 && stamp_r->version >= 0 && stamp_r->shape >= 0;
}

static gboolean version_judge(struct store *store, gint64 version, struct failure *failure)
{
    if (version > STORE_SCHEMA_VERSION)
        return failure_set(
            failure, FAILURE_CONFIG,
            "%s has schema %d and this program knows up to %d: a newer Muster wrote it;"
            " run that one",
            store->path, (int)version, STORE_SCHEMA_VERSION);
    if (version < STORE_SCHEMA_VERSION && store->mode == STORE_READ)
        return failure_set(failure, FAILURE_CONFIG,
                           "%s has the older schema %d; `muster tick' brings it to %d", store->path,
                           (int)version, STORE_SCHEMA_VERSION);
    return TRUE;
}

/* An empty file is what a cut `init' leaves, and may be filled. */
static gboolean stamp_judge(struct store *store, const struct stamp *stamp, struct failure *failure)
{
    gboolean creates = store->mode == STORE_CREATE;
    if (stamp->application == 0 && stamp->version == 0 && stamp->shape == 0)
        return creates || failure_set(failure, FAILURE_BUSY, "%s is empty; `muster init' fills it",
                                      store->path);
    if (stamp->application != STORE_APPLICATION_ID)
        return failure_set(failure, FAILURE_CONFIG, "%s is no store of Muster", store->path);
    if (creates)
        return failure_set(failure, FAILURE_CONFIG, "%s is there already", store->path);
    return version_judge(store, stamp->version, failure);
}

static gboolean store_settle_version(struct store *store, struct failure *failure)
{
    struct stamp stamp;
    if (!stamp_read(store, &stamp, failure) || !stamp_judge(store, &stamp, failure))
        return FALSE;
    if (store->mode == STORE_READ)
        return TRUE;
    if (!store_execute(store, "PRAGMA journal_mode = WAL", failure))
        return FALSE;
    if (stamp.version == STORE_SCHEMA_VERSION)
        return TRUE;
    return store_migrate(store, schema_migrations, G_N_ELEMENTS(schema_migrations), failure);
}

struct store *store_open(const char *state, enum store_mode mode, struct failure *failure)
{
    struct store *store = g_new0(struct store, 1);
    store->state = g_strdup(state);
    store->path = g_build_filename(state, "muster.db", NULL);
    store->mode = mode;
    store->writer = -1;
    store->statements = sql_statements_new();
    store->search_late = search_late_new();
    if (store_connect(store, failure) && store_settle_version(store, failure))
        return store;
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    if (store->db != NULL) {
        store_rollback(store);
        store_settle(store);
    }
    g_hash_table_unref(store->statements);
    g_tree_unref(store->search_late);
    sqlite3_close(store->db);
    g_free(store->state);
    g_free(store->path);
    g_free(store);
}
