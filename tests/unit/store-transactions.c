/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transaction is whole or not at all, whatever fails within it; and there is one writer at a
 * time. */
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store-support.h"

static void committed_is_kept(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    store_fact_set(place->store, "sent-by", "smtp");
    commit(place->store);
    reopen(place);
    g_autofree char *fact = store_fact_get(place->store, "sent-by");
    g_assert_cmpstr(fact, ==, "smtp");
}

static void rolled_back_is_gone(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    add_round(place->store, ann, MONDAY);
    store_rollback(place->store);
    g_assert_null(person_get(place->store, ann));
    g_assert_cmpint(number_in(place->state, "SELECT count(*) FROM round"), ==, 0);
}

/* The first failure is remembered; what comes after does nothing; the transaction leaves no trace.
 */
static void a_failure_sticks(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    struct failure failure = {0};
    begin(store);
    g_assert_cmpint(add_person(store, "Ann"), ==, 1);
    person_set(store, 1, "shoe-size", "42");
    g_assert_false(store_ok(store, &failure));
    g_assert_cmpstr(failure.text, ==, "a person has no `shoe-size'");
    g_assert_cmpint(add_person(store, "Bob"), ==, 0);
    g_assert_null(person_get(store, 1));
    g_autoptr(GPtrArray) people = people_all(store);
    g_assert_cmpuint(people->len, ==, 0);

    failure = (struct failure){0};
    g_assert_false(store_commit(store, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_USAGE);
    g_assert_true(store_ok(store, NULL));
    g_assert_null(person_get(store, 1));
}

/* A read that failed before the transaction may be what it would build on. */
static void begin_reports_an_earlier_failure(struct place *place, gconstpointer data)
{
    (void)data;
    struct failure failure = {0};
    store_fact_set(place->store, "written", "outside of a transaction");
    g_assert_false(store_begin(place->store, &failure));
    g_assert_true(g_str_has_prefix(failure.text, "outside of a transaction: INSERT"));
    store_rollback(place->store);
    begin(place->store);
    commit(place->store);
}

static void transactions_do_not_nest(struct place *place, gconstpointer data)
{
    (void)data;
    struct failure failure = {0};
    begin(place->store);
    g_assert_false(store_begin(place->store, &failure));
    g_assert_false(store_begin_read(place->store, NULL));
    store_fact_set(place->store, "still", "here");
    commit(place->store);
    g_autofree char *fact = store_fact_get(place->store, "still");
    g_assert_cmpstr(fact, ==, "here");
}

static void one_view_for_several_reads(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *other = open_or_die(place->state, STORE_READ);
    g_assert_true(store_begin_read(other, NULL));
    g_assert_cmpint(store_sequence_last(other), ==, 0);
    begin(place->store);
    g_assert_cmpint(store_sequence_next(place->store), ==, 1);
    commit(place->store);
    g_assert_cmpint(store_sequence_last(other), ==, 0);
    store_end_read(other);
    g_assert_cmpint(store_sequence_last(other), ==, 1);
    store_close(other);
}

/* The child counts up as the parent does: were there two writers at once, a number would be given
 * twice. Each writes enough that both come to empty the log. */
enum { COUNTS = 150, WEIGHT = 100000 };

static void count_up(const char *state)
{
    struct store *store = open_or_die(state, STORE_WRITE);
    for (int i = 0; i < COUNTS; i++) {
        g_autofree char *weight = g_strnfill(WEIGHT, (char)('a' + i % 26));
        begin(store);
        g_autofree char *before = store_fact_get(store, "count");
        g_autofree char *after = g_strdup_printf(
            "%d", (before == NULL ? 0 : (int)g_ascii_strtoll(before, NULL, 10)) + 1);
        store_fact_set(store, "count", after);
        store_fact_set(store, "weight", weight);
        commit(store);
    }
    store_close(store);
}

static void two_writers_take_turns(struct place *place, gconstpointer data)
{
    (void)data;
    store_close(place->store);
    pid_t child = fork();
    if (child == 0) {
        count_up(place->state);
        _exit(0);
    }
    count_up(place->state);
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    place->store = open_or_die(place->state, STORE_WRITE);
    g_autofree char *count = store_fact_get(place->store, "count");
    g_assert_cmpstr(count, ==, G_STRINGIFY(300));
    g_assert_true(store_check(place->store, NULL));
}

static gboolean writer_is_free(const struct place *place)
{
    int lock = guard_lock(place->state, "writer", 0, NULL);
    if (lock >= 0)
        close(lock);
    return lock >= 0;
}

static void the_lock_is_held_as_long(struct place *place, gconstpointer data)
{
    (void)data;
    g_assert_true(writer_is_free(place));
    begin(place->store);
    g_assert_false(writer_is_free(place));
    commit(place->store);
    g_assert_true(writer_is_free(place));
    begin(place->store);
    store_rollback(place->store);
    g_assert_true(writer_is_free(place));
    g_assert_true(store_begin_read(place->store, NULL));
    g_assert_true(writer_is_free(place));
    store_end_read(place->store);
}

/* Who dies within a transaction leaves no row and holds no lock. */
static void a_dead_writer_holds_nothing(struct place *place, gconstpointer data)
{
    (void)data;
    store_close(place->store);
    pid_t child = fork();
    if (child == 0) {
        struct store *store = open_or_die(place->state, STORE_WRITE);
        begin(store);
        add_person(store, "Ann");
        _exit(0);
    }
    g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
    place->store = open_or_die(place->state, STORE_WRITE);
    begin(place->store);
    g_assert_cmpint(add_person(place->store, "Bob"), ==, 1);
    commit(place->store);
}

/* Adds two rows in each transaction, and counts what was committed where the parent sees it. */
static void write_pairs(const char *state, volatile gint *committed)
{
    struct store *store = open_or_die(state, STORE_WRITE);
    g_autofree char *weight = g_strnfill(WEIGHT, 'x');
    for (gint64 row = number_in(state, "SELECT count(*) FROM fact");; row += 2) {
        begin(store);
        for (int half = 0; half < 2; half++) {
            g_autofree char *name = g_strdup_printf("%d", (int)row + half);
            store_fact_set(store, name, weight);
        }
        commit(store);
        g_atomic_int_inc(committed);
    }
}

/* Killed again and again, sooner or later after a commit: what was committed is there, and nothing
 * of what was not. */
static void killed_at_any_moment(struct place *place, gconstpointer data)
{
    (void)data;
    volatile gint *committed =
        mmap(NULL, sizeof *committed, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    g_assert_true(committed != MAP_FAILED);
    for (int kills = 1; kills <= 15; kills++) {
        pid_t child = fork();
        if (child == 0)
            write_pairs(place->state, committed);
        gint enough = *committed + kills;
        while (g_atomic_int_get(committed) < enough)
            g_thread_yield();
        kill(child, SIGKILL);
        g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
        gint64 rows = number_in(place->state, "SELECT count(*) FROM fact");
        g_assert_cmpint(rows % 2, ==, 0);
        g_assert_cmpint(rows / 2, >=, *committed);
        g_assert_cmpint(rows / 2, <=, *committed + kills);
        reopen(place);
        g_assert_true(store_check(place->store, NULL));
    }
    munmap((void *)committed, sizeof *committed);
}

/* No room: the transaction fails whole, and the next one goes on by itself once there is room. */
static void no_room_and_room_again(struct place *place, gconstpointer data)
{
    (void)data;
    struct rlimit room, tight;
    struct failure failure = {0};
    g_autofree char *text = g_strnfill(4 * 1024 * 1024, 'x');
    signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &room), ==, 0);
    tight = (struct rlimit){1024 * 1024, room.rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &tight), ==, 0);
    begin(place->store);
    add_person(place->store, "Ann");
    store_fact_set(place->store, "long", text);
    g_assert_false(store_commit(place->store, &failure));
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &room), ==, 0);
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    g_assert_null(person_get(place->store, 1));

    begin(place->store);
    g_assert_cmpint(add_person(place->store, "Bob"), ==, 1);
    store_fact_set(place->store, "long", text);
    commit(place->store);
    g_assert_true(store_check(place->store, NULL));
}

static void the_log_does_not_grow_for_ever(struct place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *log = g_build_filename(place->state, "muster.db-wal", NULL);
    for (int i = 0; i < 20; i++) {
        g_autofree char *text = g_strnfill(2 * 1024 * 1024, (char)('a' + i));
        begin(place->store);
        store_fact_set(place->store, "long", text);
        commit(place->store);
    }
    GStatBuf size;
    g_assert_cmpint(stat(log, &size), ==, 0);
    g_assert_cmpint(size.st_size, <, 32 * 1024 * 1024);
}

static void the_sequence_only_grows(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    g_assert_cmpint(store_sequence_next(place->store), ==, 1);
    g_assert_cmpint(store_sequence_next(place->store), ==, 2);
    g_assert_cmpint(store_sequence_last(place->store), ==, 2);
    commit(place->store);
    reopen(place);
    begin(place->store);
    g_assert_cmpint(store_sequence_next(place->store), ==, 3);
    commit(place->store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/transactions/committed is kept", committed_is_kept);
    STORE_TEST("/store/transactions/rolled back is gone", rolled_back_is_gone);
    STORE_TEST("/store/transactions/a failure sticks", a_failure_sticks);
    STORE_TEST("/store/transactions/begin reports an earlier failure",
               begin_reports_an_earlier_failure);
    STORE_TEST("/store/transactions/do not nest", transactions_do_not_nest);
    STORE_TEST("/store/transactions/one view for several reads", one_view_for_several_reads);
    STORE_TEST("/store/transactions/the lock is held as long", the_lock_is_held_as_long);
    STORE_TEST("/store/transactions/two writers take turns", two_writers_take_turns);
    STORE_TEST("/store/transactions/a dead writer holds nothing", a_dead_writer_holds_nothing);
    STORE_TEST("/store/transactions/killed at any moment", killed_at_any_moment);
    STORE_TEST("/store/transactions/no room, and room again", no_room_and_room_again);
    STORE_TEST("/store/transactions/the log does not grow for ever",
               the_log_does_not_grow_for_ever);
    STORE_TEST("/store/transactions/the sequence only grows", the_sequence_only_grows);
    return g_test_run();
}
