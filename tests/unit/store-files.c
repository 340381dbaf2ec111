/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store as a file: made once, upgraded with a backup, refused politely, copied while others
 * write. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-support.h"
#include "store/schema.h"

static char *file_in(const struct place *place, const char *name)
{
    return g_build_filename(place->state, name, NULL);
}

static void expect_refusal(const char *state, enum store_mode mode, enum failure_kind kind,
                           const char *words)
{
    struct failure failure = {0};
    g_assert_null(store_open(state, mode, &failure));
    g_assert_cmpint(failure.kind, ==, kind);
    g_assert_nonnull(strstr(failure.text, words));
}

static void made_once_and_private(struct place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *file = file_in(place, "muster.db");
    GStatBuf found;
    g_assert_cmpint(g_stat(file, &found), ==, 0);
    g_assert_cmpint(found.st_mode & 0777, ==, 0600);
    expect_refusal(place->state, STORE_CREATE, FAILURE_CONFIG, "is there already");
}

static void not_there(struct place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *nowhere = file_in(place, "nowhere");
    expect_refusal(nowhere, STORE_READ, FAILURE_BUSY, "`muster init' makes a site");
    expect_refusal(nowhere, STORE_WRITE, FAILURE_BUSY, "`muster init' makes a site");
    expect_refusal(nowhere, STORE_CREATE, FAILURE_BUSY, "nowhere/muster.db");
}

/* An `init' that was cut leaves an empty file; the next one fills it. */
static void a_cut_init_is_done_again(struct place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *state = file_in(place, "other");
    g_autofree char *file = g_build_filename(state, "muster.db", NULL);
    g_assert_cmpint(g_mkdir(state, 0700), ==, 0);
    g_assert_true(g_file_set_contents(file, "", 0, NULL));
    expect_refusal(state, STORE_WRITE, FAILURE_BUSY, "is empty");
    store_close(open_or_die(state, STORE_CREATE));
    store_close(open_or_die(state, STORE_WRITE));
}

static void a_newer_store_is_refused(struct place *place, gconstpointer data)
{
    (void)data;
    execute_in(place->state, "PRAGMA user_version = 99");
    expect_refusal(place->state, STORE_READ, FAILURE_CONFIG, "a newer Muster wrote it");
    expect_refusal(place->state, STORE_WRITE, FAILURE_CONFIG, "a newer Muster wrote it");
    g_assert_cmpint(number_in(place->state, "PRAGMA user_version"), ==, 99);
}

static void somebody_elses_file_is_left_alone(struct place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *state = file_in(place, "other");
    g_assert_cmpint(g_mkdir(state, 0700), ==, 0);
    execute_in(state, "CREATE TABLE recipes (name TEXT)");
    for (enum store_mode mode = STORE_READ; mode <= STORE_CREATE; mode++)
        expect_refusal(state, mode, FAILURE_CONFIG, "is no store of Muster");
    g_autofree char *log = g_build_filename(state, "muster.db-wal", NULL);
    g_assert_false(g_file_test(log, G_FILE_TEST_EXISTS));
}

/* Overwrites LENGTH octets from OFFSET of the closed store. */
static void damage(const struct place *place, long offset, size_t length)
{
    g_autofree char *path = file_in(place, "muster.db");
    g_autofree char *noise = g_strnfill(length, '?');
    FILE *file = g_fopen(path, "r+");
    g_assert_nonnull(file);
    g_assert_cmpint(fseek(file, offset, SEEK_SET), ==, 0);
    g_assert_cmpuint(fwrite(noise, 1, length, file), ==, length);
    g_assert_cmpint(fclose(file), ==, 0);
}

static void close_into_the_file(struct place *place)
{
    store_close(place->store);
    place->store = NULL;
    g_assert_cmpint(number_in(place->state, "PRAGMA wal_checkpoint(TRUNCATE)"), ==, 0);
}

static void damage_is_said_and_no_crash(struct place *place, gconstpointer data)
{
    (void)data;
    static const struct {
        long offset;
        size_t length;
    } cases[] = {{0, 16}, {0, 4096}, {100, 200}, {4096, 40960}, {20, 100000}};
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    add_entry(place->store, add_round(place->store, ann, MONDAY), "text");
    commit(place->store);
    close_into_the_file(place);
    g_autofree char *path = file_in(place, "muster.db");
    g_autofree char *whole = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(path, &whole, &length, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct failure failure = {0};
        g_assert_true(g_file_set_contents(path, whole, (gssize)length, NULL));
        damage(place, cases[i].offset, cases[i].length);
        struct store *store = store_open(place->state, STORE_WRITE, &failure);
        if (store != NULL) {
            begin(store);
            add_entry(store, 1, "more");
            store_check(store, &failure);
        }
        g_assert_true(failure_is_set(&failure));
        store_close(store);
    }
}

static void read_mode_writes_nothing(struct place *place, gconstpointer data)
{
    (void)data;
    struct failure failure = {0};
    struct store *reader = open_or_die(place->state, STORE_READ);
    if (store_begin(reader, &failure)) {
        store_fact_set(reader, "a", "b");
        store_commit(reader, &failure);
    }
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    store_close(reader);
}

/* Steps beyond those of this program. */
enum { NEXT = STORE_SCHEMA_VERSION + 1 };
static const char *const next_step[] = {
    "ALTER TABLE fact ADD COLUMN since INTEGER NOT NULL DEFAULT 0", "UPDATE fact SET since = 7",
    NULL};
static const char *const broken[] = {"ALTER TABLE fact ADD COLUMN other INTEGER", "no SQL", NULL};

/* Takes the steps of this program, and those of MORE (COUNT) after them. */
static gboolean migrate_beyond(struct store *store, const struct migration *more, gsize count,
                               struct failure *failure)
{
    g_autofree struct migration *all = g_new(struct migration, STORE_SCHEMA_VERSION + count);
    memcpy(all, schema_migrations, sizeof schema_migrations);
    memcpy(all + STORE_SCHEMA_VERSION, more, count * sizeof *more);
    return store_migrate(store, all, STORE_SCHEMA_VERSION + count, failure);
}

static void an_older_store_is_upgraded(struct place *place, gconstpointer data)
{
    (void)data;
    const struct migration more[] = {{NEXT, next_step}};
    begin(place->store);
    store_fact_set(place->store, "sent-by", "smtp");
    commit(place->store);
    struct failure failure = {0};
    g_assert_true(migrate_beyond(place->store, more, 1, &failure));
    g_assert_cmpint(number_in(place->state, "PRAGMA user_version"), ==, NEXT);
    g_assert_cmpint(number_in(place->state, "SELECT since FROM fact"), ==, 7);
    g_assert_true(migrate_beyond(place->store, more, 1, &failure));

    g_autofree char *kept = g_strdup_printf("muster.db.schema-%d", STORE_SCHEMA_VERSION);
    g_autofree char *before = file_in(place, kept);
    g_autofree char *state = file_in(place, "restored");
    g_autofree char *restored = g_build_filename(state, "muster.db", NULL);
    g_assert_cmpint(g_mkdir(state, 0700), ==, 0);
    g_assert_cmpint(g_rename(before, restored), ==, 0);
    struct store *old = open_or_die(state, STORE_WRITE);
    g_autofree char *fact = store_fact_get(old, "sent-by");
    g_assert_cmpstr(fact, ==, "smtp");
    store_close(old);
}

static void an_upgrade_is_whole_or_not_at_all(struct place *place, gconstpointer data)
{
    (void)data;
    const struct migration more[] = {{NEXT, next_step}, {NEXT + 1, broken}};
    struct failure failure = {0};
    g_assert_false(migrate_beyond(place->store, more, 2, &failure));
    g_autofree char *words =
        g_strdup_printf("bringing the store to schema %d: ", STORE_SCHEMA_VERSION + 2);
    g_assert_true(g_str_has_prefix(failure.text, words));
    g_assert_cmpint(number_in(place->state, "PRAGMA user_version"), ==, STORE_SCHEMA_VERSION);
    reopen(place);
    begin(place->store);
    store_fact_set(place->store, "still", "works");
    commit(place->store);
}

/* tests/store/schema-N.sql is a store of each schema before this program's, with a row in each
 * table. */
static void every_released_schema_opens(struct place *place, gconstpointer data)
{
    (void)data;
    if (g_getenv("top_srcdir") == NULL) {
        g_test_skip("top_srcdir says where the samples lie; `make check' sets it");
        return;
    }
    for (int version = 1; version < STORE_SCHEMA_VERSION; version++) {
        g_autofree char *dump =
            g_strdup_printf("%s/tests/store/schema-%d.sql", g_getenv("top_srcdir"), version);
        g_autofree char *name = g_strdup_printf("version-%d", version);
        g_autofree char *state = file_in(place, name);
        g_autofree char *sql = NULL;
        g_assert_true(g_file_get_contents(dump, &sql, NULL, NULL));
        g_assert_cmpint(g_mkdir(state, 0700), ==, 0);
        execute_in(state, sql);
        struct store *store = open_or_die(state, STORE_WRITE);
        struct person *ann = person_by_address(store, "ann@example.com");
        g_assert_cmpstr(ann->teams[0], ==, "core");
        person_free(ann);
        struct entry *entry = entry_latest(store, 1);
        g_assert_cmpuint(entry->answers->len, ==, 1);
        entry_free(entry);
        g_assert_true(store_check(store, NULL));
        store_close(store);
    }
}

/* The child adds two rows in each transaction until it is stopped: no copy may hold an odd number.
 */
static void write_pairs(const char *state)
{
    struct store *store = open_or_die(state, STORE_WRITE);
    for (int i = 0;; i++) {
        begin(store);
        for (int half = 0; half < 2; half++) {
            g_autofree char *name = g_strdup_printf("%d %d", i, half);
            store_fact_set(store, name, "x");
        }
        commit(store);
    }
}

static void a_backup_while_another_writes(struct place *place, gconstpointer data)
{
    (void)data;
    pid_t child = fork();
    if (child == 0)
        write_pairs(place->state);
    g_autofree char *state = file_in(place, "copy");
    g_autofree char *copy = g_build_filename(state, "muster.db", NULL);
    g_assert_cmpint(g_mkdir(state, 0700), ==, 0);
    gint64 last = 0;
    for (int i = 0; i < 10; i++) {
        struct failure failure = {0};
        store_backup(place->store, copy, &failure);
        g_assert_cmpstr(failure.text, ==, "");
        gint64 rows = number_in(state, "SELECT count(*) FROM fact");
        g_assert_cmpint(rows % 2, ==, 0);
        g_assert_cmpint(rows, >=, last);
        last = rows;
        store_close(open_or_die(state, STORE_WRITE));
    }
    kill(child, SIGKILL);
    g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
}

static void expect_no_backup(struct store *store, const char *to)
{
    struct failure failure = {0};
    g_autofree char *part = g_strdup_printf("%s.part", to);
    g_assert_false(store_backup(store, to, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    g_assert_false(g_file_test(part, G_FILE_TEST_EXISTS));
}

static void a_backup_that_fails_leaves_nothing(struct place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *nowhere = file_in(place, "no/such/folder/copy");
    g_autofree char *folder = file_in(place, "folder");
    g_autofree char *copy = file_in(place, "copy");
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    expect_no_backup(place->store, nowhere);
    expect_no_backup(place->store, folder);
    struct rlimit room;
    signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &room), ==, 0);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){8192, room.rlim_max});
    expect_no_backup(place->store, copy);
    setrlimit(RLIMIT_FSIZE, &room);
}

/* A row that belongs to nothing is found, though the file itself is sound. */
static void the_check_finds_orphans(struct place *place, gconstpointer data)
{
    (void)data;
    struct failure failure = {0};
    g_assert_true(store_check(place->store, &failure));
    execute_in(place->state,
               "INSERT INTO answer (entry, question, text, is_nothing) VALUES (99, 1, 'text', 0)");
    g_assert_false(store_check(place->store, &failure));
    g_assert_nonnull(strstr(failure.text, "a row of answer belongs to nothing"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/files/made once, and private", made_once_and_private);
    STORE_TEST("/store/files/not there", not_there);
    STORE_TEST("/store/files/a cut init is done again", a_cut_init_is_done_again);
    STORE_TEST("/store/files/a newer store is refused", a_newer_store_is_refused);
    STORE_TEST("/store/files/somebody else's file is left alone",
               somebody_elses_file_is_left_alone);
    STORE_TEST("/store/files/damage is said, and no crash", damage_is_said_and_no_crash);
    STORE_TEST("/store/files/read mode writes nothing", read_mode_writes_nothing);
    STORE_TEST("/store/files/an older store is upgraded", an_older_store_is_upgraded);
    STORE_TEST("/store/files/an upgrade is whole or not at all", an_upgrade_is_whole_or_not_at_all);
    STORE_TEST("/store/files/every released schema opens", every_released_schema_opens);
    STORE_TEST("/store/files/a backup while another writes", a_backup_while_another_writes);
    STORE_TEST("/store/files/a backup that fails leaves nothing",
               a_backup_that_fails_leaves_nothing);
    STORE_TEST("/store/files/the check finds orphans", the_check_finds_orphans);
    return g_test_run();
}
