/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sending: what is known after a death, when a mail server is paused, and what a run does with its
 * outbox. The transport is a Maildir; what SMTP servers do is in net-smtp.c and tests/fault. */
#include <string.h>

#include "muster/work/sending.h"
#include "small-site.h"
#include "work/sending/sender.h"

#define SECOND INSTANT_SECOND
#define MINUTE INSTANT_MINUTE

/* --- notes --- */

static struct wire_notes *notes_open(const struct site *site)
{
    struct failure failure = {0};
    struct wire_notes *notes = wire_notes_open(site->config->site.state, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    return notes;
}

static enum wire_mark mark_of(const struct site *site, gint64 row)
{
    g_autoptr(GHashTable) notes = wire_notes_read(site->config->site.state);
    return wire_notes_mark(notes, row);
}

static void notes_outlive_their_writer(struct site *site)
{
    struct wire_notes *notes = notes_open(site);
    g_assert_true(wire_notes_put(notes, 7, WIRE_LEAVING));
    g_assert_true(wire_notes_put(notes, 8, WIRE_LEAVING));
    g_assert_true(wire_notes_put(notes, 8, WIRE_TAKEN));
    g_assert_true(wire_notes_put(notes, 9, WIRE_LEAVING));
    g_assert_true(wire_notes_put(notes, 9, WIRE_UNTOUCHED));
    g_assert_cmpint(mark_of(site, 7), ==, WIRE_LEAVING);
    g_assert_cmpint(mark_of(site, 8), ==, WIRE_TAKEN);
    g_assert_cmpint(mark_of(site, 9), ==, WIRE_UNTOUCHED);
    g_assert_cmpint(mark_of(site, 10), ==, WIRE_UNTOUCHED);
    wire_notes_close(notes, FALSE);
    g_assert_cmpint(mark_of(site, 8), ==, WIRE_TAKEN);
}

static void places_are_used_again(struct site *site)
{
    g_autofree char *path = g_build_filename(site->config->site.state, "sending", NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    struct wire_notes *notes = notes_open(site);
    for (gint64 row = 1; row <= 1000; row++) {
        wire_notes_put(notes, row, WIRE_LEAVING);
        wire_notes_put(notes, row, WIRE_TAKEN);
        wire_notes_put(notes, row, WIRE_UNTOUCHED);
    }
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_assert_cmpuint(length, <, 200);
    wire_notes_close(notes, TRUE);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* Without notes that can be believed, what was leased may have arrived. */
static void notes_that_are_not_believed(struct site *site)
{
    g_autofree char *path = g_build_filename(site->config->site.state, "sending", NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_cmpint(mark_of(site, 7), ==, WIRE_LEAVING);
    struct wire_notes *notes = notes_open(site);
    wire_notes_put(notes, 8, WIRE_TAKEN);
    wire_notes_close(notes, FALSE);
    g_assert_cmpint(mark_of(site, 7), ==, WIRE_UNTOUCHED);
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_assert_true(g_file_set_contents(path, bytes, 10, NULL));
    g_assert_cmpint(mark_of(site, 7), ==, WIRE_LEAVING);
    bytes[30] ^= 1; /* the name of another boot */
    g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    g_assert_cmpint(mark_of(site, 8), ==, WIRE_LEAVING);
}

/* --- rows --- */

static void begin(const struct site *site)
{
    struct failure failure = {0};
    g_assert_true(store_begin(site->store, &failure));
}

static void commit(const struct site *site)
{
    struct failure failure = {0};
    if (!store_commit(site->store, &failure))
        g_error("%s", failure.text);
}

static void put(const struct site *site, const char *key, gint64 not_after)
{
    g_autoptr(GBytes) bytes = g_bytes_new("Subject: x\r\n\r\nx\r\n", 17);
    struct outbox_row row = {.key = (char *)key,
                             .sender = (char *)"checkin@acme.example",
                             .recipient = (char *)"ann@acme.example",
                             .transport = (char *)site->config->send.url,
                             .not_before = SITE_NOW,
                             .not_after = not_after};
    g_assert_true(outbox_put(site->store, &row, bytes));
}

static gint64 count_of(const struct site *site, enum outbox_state state)
{
    struct outbox_counts counts;
    outbox_count(site->store, site->config->send.url, &counts);
    return counts.of[state];
}

/* A sender died with three leased rows: one taken, one leaving, one that had not begun. */
static void a_death_is_sorted_out(struct site *site)
{
    struct failure failure = {0};
    begin(site);
    put(site, "question:1", INSTANT_NEVER);
    put(site, "question:2", INSTANT_NEVER);
    put(site, "question:3", INSTANT_NEVER);
    g_autoptr(GPtrArray) rows = outbox_claim(site->store, site->config->send.url, SITE_NOW, 10);
    commit(site);
    struct wire_notes *notes = notes_open(site);
    wire_notes_put(notes, ((struct outbox_row *)rows->pdata[0])->id, WIRE_TAKEN);
    wire_notes_put(notes, ((struct outbox_row *)rows->pdata[1])->id, WIRE_LEAVING);
    wire_notes_close(notes, FALSE);

    g_assert_true(ledger_recover(site, &failure));
    g_assert_cmpint(count_of(site, OUTBOX_SENT), ==, 1);
    g_assert_cmpint(count_of(site, OUTBOX_DOUBT), ==, 1);
    g_assert_cmpint(count_of(site, OUTBOX_QUEUED), ==, 1);
    g_assert_cmpint(count_of(site, OUTBOX_LEASED), ==, 0);
}

static struct sending_report run(struct site *site, int stop)
{
    struct sending_options options = {.stop = &stop};
    struct sending_report report;
    struct failure failure = {0};
    if (!sending_run(site, &options, &report, &failure))
        g_error("%s", failure.text);
    return report;
}

static void an_outbox_is_sent(struct site *site)
{
    begin(site);
    for (int i = 0; i < 60; i++) {
        g_autofree char *key = g_strdup_printf("question:%d", i);
        put(site, key, i < 50 ? INSTANT_NEVER : SITE_NOW - SECOND);
    }
    commit(site);
    g_assert_cmpuint(run(site, 0).sent, ==, 50);
    g_assert_cmpint(count_of(site, OUTBOX_SENT), ==, 50);
    g_assert_cmpuint(run(site, 0).sent, ==, 0);
    g_assert_cmpint(count_of(site, OUTBOX_LEASED), ==, 0);
}

static void who_is_told_to_stop_begins_nothing(struct site *site)
{
    begin(site);
    put(site, "question:1", INSTANT_NEVER);
    commit(site);
    g_assert_cmpuint(run(site, 1).sent, ==, 0);
    g_assert_cmpint(count_of(site, OUTBOX_QUEUED), ==, 1);
}

/* Six hundred a minute are ten a second. */
static void rate_is_kept(struct site *site)
{
    site->config->send.rate = 600;
    begin(site);
    for (int i = 0; i < 4; i++) {
        g_autofree char *key = g_strdup_printf("question:%d", i);
        put(site, key, INSTANT_NEVER);
    }
    commit(site);
    gint64 begun = g_get_monotonic_time();
    g_assert_cmpuint(run(site, 0).sent, ==, 4);
    g_assert_cmpint(g_get_monotonic_time() - begun, >=, 3 * SECOND / 10);
}

/* Whoever is woken for each mail lets out no more than who sends all of them in one run. */
static void rate_is_kept_from_run_to_run(struct site *site)
{
    site->config->send.rate = 600;
    gint64 begun = g_get_monotonic_time();
    for (int i = 0; i < 4; i++) {
        g_autofree char *key = g_strdup_printf("question:%d", i);
        begin(site);
        put(site, key, INSTANT_NEVER);
        commit(site);
        g_assert_cmpuint(run(site, 0).sent, ==, 1);
    }
    g_assert_cmpint(g_get_monotonic_time() - begun, >=, 3 * SECOND / 10);
}

/* --- pauses --- */

static void trip(const struct site *site, struct breaker *breaker, gint64 now, gboolean refuses)
{
    begin(site);
    breaker_trip(breaker, site->store, now, refuses, "its words");
    commit(site);
}

static void pauses_grow_to_a_quarter_of_an_hour(struct site *site)
{
    static const int minutes[] = {1, 2, 5, 10, 15, 15, 15};
    struct breaker breaker;
    breaker_read(site->store, &site->config->send, &breaker);
    gint64 now = SITE_NOW;
    for (gsize i = 0; i < G_N_ELEMENTS(minutes); i++) {
        trip(site, &breaker, now, TRUE);
        g_assert_true(breaker_holds(&breaker, now));
        g_assert_true(breaker_holds(&breaker, now + minutes[i] * MINUTE - 11 * SECOND));
        g_assert_false(breaker_holds(&breaker, now + minutes[i] * MINUTE - 9 * SECOND));
        g_assert_false(breaker_holds(&breaker, now - MINUTE)); /* a clock that was set back */
        now += minutes[i] * MINUTE;
    }
    breaker_clear(&breaker);
}

static void a_pause_is_of_one_configuration(struct site *site)
{
    struct breaker breaker, same, other;
    breaker_read(site->store, &site->config->send, &breaker);
    trip(site, &breaker, SITE_NOW, FALSE);
    breaker_read(site->store, &site->config->send, &same);
    g_assert_true(breaker_holds(&same, SITE_NOW));
    site->config->send.user = "ann";
    breaker_read(site->store, &site->config->send, &other);
    g_assert_false(breaker_holds(&other, SITE_NOW));
    g_assert_true(other.is_noted);
    breaker_clear(&breaker);
    breaker_clear(&same);
    breaker_clear(&other);
}

static void status_hears_of_a_pause(struct site *site)
{
    struct breaker breaker;
    gboolean needs_owner;
    g_assert_null(breaker_words(site->store, SITE_NOW, &needs_owner));
    breaker_read(site->store, &site->config->send, &breaker);

    trip(site, &breaker, SITE_NOW, FALSE);
    g_autofree char *away = breaker_words(site->store, SITE_NOW, &needs_owner);
    g_assert_cmpstr(away, ==,
                    "cannot be reached since 2026-11-23T09:00:00Z, and is tried again at "
                    "2026-11-23T09:01:00Z: its words");
    g_assert_false(needs_owner);
    g_autofree char *still = breaker_words(site->store, SITE_NOW + 31 * MINUTE, &needs_owner);
    g_assert_cmpstr(still, ==, away);
    g_assert_true(needs_owner);

    trip(site, &breaker, SITE_NOW + MINUTE, TRUE);
    g_autofree char *refused = breaker_words(site->store, SITE_NOW + MINUTE, &needs_owner);
    g_assert_true(g_str_has_prefix(refused, "refuses us since 2026-11-23T09:00:00Z"));
    g_assert_true(needs_owner);

    begin(site);
    breaker_reset(&breaker, site->store);
    commit(site);
    g_assert_null(breaker_words(site->store, SITE_NOW, &needs_owner));
    g_assert_false(needs_owner);
    breaker_clear(&breaker);
}

struct test {
    const char *name;
    void (*test)(struct site *site);
};

static void with_site(gconstpointer data)
{
    const struct test *test = data;
    struct site *site = small_site_new();
    g_autofree char *url = g_strdup_printf("maildir:%s/outbound", site->config->site.state);
    site->config->send = (struct send_config){
        .url = url, .user = "", .password_command = "", .only = "", .connections = 4};
    test->test(site);
    small_site_free(site);
}

int main(int argc, char **argv)
{
    static const struct test tests[] = {
        {"/sending/notes outlive their writer", notes_outlive_their_writer},
        {"/sending/places are used again", places_are_used_again},
        {"/sending/notes that are not believed", notes_that_are_not_believed},
        {"/sending/a death is sorted out", a_death_is_sorted_out},
        {"/sending/an outbox is sent", an_outbox_is_sent},
        {"/sending/who is told to stop begins nothing", who_is_told_to_stop_begins_nothing},
        {"/sending/rate is kept", rate_is_kept},
        {"/sending/rate is kept from run to run", rate_is_kept_from_run_to_run},
        {"/sending/pauses grow to a quarter of an hour", pauses_grow_to_a_quarter_of_an_hour},
        {"/sending/a pause is of one configuration", a_pause_is_of_one_configuration},
        {"/sending/status hears of a pause", status_hears_of_a_pause},
    };
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add_data_func(tests[i].name, &tests[i], with_site);
    return g_test_run();
}
