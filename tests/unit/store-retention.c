/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time takes away is gone: from the rows, and from every file of the state. */
#include <string.h>

#include "store-support.h"

#define CANARY "canary-4711"

/* Nothing is old enough for this. */
static const struct retention keep_all = {0, INT32_MIN, INT32_MIN, INT32_MIN, 0};

static gboolean erase(struct store *store, const struct retention *retention, guint limit)
{
    begin(store);
    gboolean more = retention_erase(store, retention, limit);
    commit(store);
    return more;
}

static gint64 rows(const struct place *place, const char *table)
{
    g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", table);
    return number_in(place->state, sql);
}

static void expect_rows(const struct place *place, const char *table, gint64 count)
{
    g_assert_cmpint(rows(place, table), ==, count);
}

static gboolean file_holds(const char *state, const char *name, const char *word)
{
    g_autofree char *path = g_build_filename(state, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    return g_file_get_contents(path, &bytes, &length, NULL) &&
           memmem(bytes, length, word, strlen(word)) != NULL;
}

static gboolean state_holds(const struct place *place, const char *word)
{
    return file_holds(place->state, "muster.db", word) ||
           file_holds(place->state, "muster.db-wal", word);
}

/* Ann was asked on Monday and Tuesday, by the same text, and answered both. */
static gint64 live(struct store *store)
{
    gint64 ann = add_person(store, "Ann");
    struct round_item item = {1, MONDAY - 3, "planned " CANARY};
    g_autoptr(GPtrArray) planned = g_ptr_array_new();
    g_ptr_array_add(planned, &item);
    for (int32_t day = MONDAY; day <= MONDAY + 1; day++) {
        gint64 round = add_round(store, ann, day);
        add_mail(store, ann, round, "asked " CANARY);
        add_entry(store, round, "answered " CANARY);
        round_items_put(store, round, planned);
    }
    return ann;
}

static void what_is_young_stays(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    live(place->store);
    commit(place->store);
    g_assert_false(erase(place->store, &keep_all, 10));
    expect_rows(place, "round", 2);
    expect_rows(place, "answer", 2);
    g_assert_true(state_holds(place, CANARY));
}

static void entries_go_by_the_day_of_their_round(struct place *place, gconstpointer data)
{
    (void)data;
    struct retention retention = keep_all;
    retention.entries_before = MONDAY + 1;
    begin(place->store);
    gint64 ann = live(place->store);
    commit(place->store);
    g_assert_false(erase(place->store, &retention, 10));
    g_autoptr(GPtrArray) left = entries_since(place->store, ann, 0);
    g_assert_cmpuint(left->len, ==, 1);
    expect_rows(place, "round", 1);
    expect_rows(place, "asked", 0); /* Tuesday's mail said the same, in the same month */
    expect_rows(place, "sent_mail", 2);
    struct sent_mail *monday = sent_mail_get(place->store, 1);
    g_assert_null(monday->text);
    sent_mail_free(monday);

    retention.entries_before = MONDAY + 2;
    erase(place->store, &retention, 10);
    static const char *const empty[] = {"round",      "entry", "answer",
                                        "sent_round", "asked", "round_item"};
    for (gsize i = 0; i < G_N_ELEMENTS(empty); i++)
        expect_rows(place, empty[i], 0);
    g_assert_false(state_holds(place, CANARY));
    g_assert_true(store_check(place->store, NULL));
}

static void erasing_goes_in_steps(struct place *place, gconstpointer data)
{
    (void)data;
    struct retention retention = keep_all;
    retention.received_before = INSTANT_NEVER;
    begin(place->store);
    for (guint8 i = 0; i < 5; i++)
        add_received(place->store, "site", "name", i);
    commit(place->store);
    g_assert_true(erase(place->store, &retention, 2));
    expect_rows(place, "received_mail", 3);
    g_assert_true(erase(place->store, &retention, 2));
    g_assert_false(erase(place->store, &retention, 2));
    expect_rows(place, "received_mail", 0);
}

static void settled_bytes_go_and_the_key_stays(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    struct retention retention = keep_all;
    begin(store);
    put(store, "question:1", 0, 10);
    put(store, "question:2", 0, 20);
    g_autoptr(GPtrArray) claimed = outbox_claim(store, "maildir:/x", 10, 10);
    g_assert_cmpuint(claimed->len, ==, 1);
    outbox_settle(store, ((struct outbox_row *)claimed->pdata[0])->id, OUTBOX_SENT, 100, 0, "ok");
    commit(store);
    retention.outbox_bytes_before = 100;
    erase(store, &retention, 10);
    expect_rows(place, "outbox_bytes", 2);
    retention.outbox_bytes_before = 101;
    g_assert_false(erase(store, &retention, 10));
    expect_rows(place, "outbox_bytes", 1);
    expect_rows(place, "outbox WHERE recipient <> ''", 1);
    begin(store);
    g_assert_false(put(store, "question:1", 0, 10));
    commit(store);
}

static void own_calendar(struct store *store, gint64 person)
{
    g_autoptr(GPtrArray) days = g_ptr_array_new();
    struct holiday holiday = {MONDAY, MONDAY, "day " CANARY};
    struct calendar calendar = {
        .name = CANARY, .team = "", .person = person, .text = "text " CANARY};
    g_ptr_array_add(days, &holiday);
    calendar_set_days(store, calendar_put(store, &calendar), days, MONDAY);
}

static void absences_go_with_their_time(struct place *place, gconstpointer data)
{
    (void)data;
    struct retention retention = keep_all;
    retention.entries_before = MONDAY + 2;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    absence_add(place->store, ann, MONDAY, MONDAY + 1, "mail");
    absence_add(place->store, ann, MONDAY, MONDAY + 2, "mail");
    commit(place->store);
    g_assert_false(erase(place->store, &retention, 10));
    expect_rows(place, "absence", 1);
}

static void of_a_leaver_only_the_number_stays(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    struct retention retention = keep_all;
    begin(store);
    gint64 ann = live(store);
    person_set(store, ann, "name", "Ann " CANARY);
    person_set_teams(store, ann, (const char *const[]){"core", NULL});
    person_set_aliases(store, ann, (const char *const[]){CANARY "@example.com", NULL});
    roster_cell_set(store, ann, "name", CANARY);
    absence_add(store, ann, MONDAY, ABSENCE_OPEN, CANARY);
    own_calendar(store, ann);
    silence_add(store, ann);
    person_news_add(store, ann, PERSON_EVENT_LEFT, FALSE, MONDAY_INSTANT);
    person_set_state(store, ann, PERSON_LEFT, MONDAY_INSTANT + 2 * INSTANT_DAY);
    gint64 bob = add_person(store, "Bob");
    add_round(store, bob, MONDAY);
    commit(store);

    retention.leavers_before = MONDAY + 2;
    erase(store, &retention, 10);
    expect_rows(place, "round", 3);
    retention.leavers_before = MONDAY + 3;
    g_assert_true(erase(store, &retention, 1));
    g_assert_true(erase(store, &retention, 1));
    g_assert_false(erase(store, &retention, 1));
    expect_rows(place, "round", 1);
    struct person *former = person_get(store, ann);
    g_assert_cmpstr(former->name, ==, "former member");
    g_assert_cmpstr(former->address, ==, "former-1@invalid");
    g_assert_cmpint(former->state, ==, PERSON_LEFT);
    person_free(former);
    g_autoptr(GPtrArray) people = people_all(store);
    g_assert_cmpuint(people->len, ==, 1);
    static const char *const empty[] = {"absence", "calendar", "holiday", "silence", "person_news"};
    for (gsize i = 0; i < G_N_ELEMENTS(empty); i++)
        expect_rows(place, empty[i], 0);
    g_assert_false(state_holds(place, CANARY));
    g_assert_false(state_holds(place, "ann@example.com"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/retention/what is young stays", what_is_young_stays);
    STORE_TEST("/store/retention/entries go by the day of their round",
               entries_go_by_the_day_of_their_round);
    STORE_TEST("/store/retention/absences go with their time", absences_go_with_their_time);
    STORE_TEST("/store/retention/in steps", erasing_goes_in_steps);
    STORE_TEST("/store/retention/settled bytes go and the key stays",
               settled_bytes_go_and_the_key_stays);
    STORE_TEST("/store/retention/of a leaver only the number stays",
               of_a_leaver_only_the_number_stays);
    return g_test_run();
}
