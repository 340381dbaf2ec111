/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came back, who is suspended, and how many mails were caused by mail. */
#include "store-support.h"

static void what_came_back_is_kept(struct place *place, gconstpointer data)
{
    (void)data;
    struct bounces bounces;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann"), bob = add_person(place->store, "Bob");
    g_assert_false(bounces_get(place->store, ann, &bounces));
    g_assert_cmpint(bounces.day, ==, INT32_MIN);
    bounces = (struct bounces){3, MONDAY, BOUNCES_COUNTED, (char *)"5.2.2"};
    bounces_put(place->store, ann, &bounces);
    bounces = (struct bounces){10, MONDAY + 1, BOUNCES_PROBED, NULL};
    bounces_put(place->store, ann, &bounces);
    commit(place->store);
    g_assert_true(bounces_get(place->store, ann, &bounces));
    g_assert_cmpint(bounces.score, ==, 10);
    g_assert_cmpint(bounces.day, ==, MONDAY + 1);
    g_assert_cmpint(bounces.stage, ==, BOUNCES_PROBED);
    g_assert_cmpstr(bounces.why, ==, "");
    bounces_clear(&bounces);
    g_assert_false(bounces_get(place->store, bob, &bounces));
    begin(place->store);
    bounces_forget(place->store, ann);
    commit(place->store);
    g_assert_false(bounces_get(place->store, ann, &bounces));
}

static void a_suspension_is_no_state(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 id = add_person(place->store, "Ann");
    person_set_state(place->store, id, PERSON_PAUSED, MONDAY_INSTANT);
    person_set_suspended(place->store, id, MONDAY_INSTANT);
    commit(place->store);
    struct person *ann = person_get(place->store, id);
    g_assert_cmpint(ann->state, ==, PERSON_PAUSED);
    g_assert_cmpint(ann->suspended, ==, MONDAY_INSTANT);
    person_free(ann);
    begin(place->store);
    person_set_suspended(place->store, id, 0);
    commit(place->store);
    ann = person_get(place->store, id);
    g_assert_cmpint(ann->suspended, ==, 0);
    person_free(ann);
}

static void what_mail_caused_is_counted(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    for (int hour = 0; hour < 5; hour++)
        caused_add(store, ann, MONDAY_INSTANT + hour * INSTANT_HOUR, TRUE);
    caused_add(store, ann, MONDAY_INSTANT, FALSE);
    caused_add(store, bob, MONDAY_INSTANT, FALSE);
    caused_add(store, bob, MONDAY_INSTANT, FALSE);
    commit(store);
    g_assert_cmpuint(caused_count(store, ann, MONDAY_INSTANT - 1, TRUE), ==, 5);
    g_assert_cmpuint(caused_count(store, ann, MONDAY_INSTANT + INSTANT_HOUR, TRUE), ==, 3);
    g_assert_cmpuint(caused_count(store, bob, 0, TRUE), ==, 0);
    g_assert_cmpuint(caused_count(store, 0, 0, TRUE), ==, 5);
    g_assert_cmpuint(caused_count(store, 0, 0, FALSE), ==, 3);
    g_assert_cmpint(caused_most_withheld(store, 0), ==, bob);
    g_assert_cmpint(caused_most_withheld(store, MONDAY_INSTANT), ==, 0);
    g_assert_cmpuint(people_count(store), ==, 2);

    const struct retention retention = {.received_before = MONDAY_INSTANT + 3 * INSTANT_HOUR,
                                        .entries_before = INT32_MIN,
                                        .leavers_before = INT32_MIN};
    begin(store);
    g_assert_true(retention_erase(store, &retention, 4));
    g_assert_false(retention_erase(store, &retention, 4));
    commit(store);
    g_assert_cmpuint(caused_count(store, 0, 0, TRUE), ==, 2);
    g_assert_cmpuint(caused_count(store, 0, 0, FALSE), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/bounces/what came back is kept", what_came_back_is_kept);
    STORE_TEST("/store/bounces/a suspension is no state", a_suspension_is_no_state);
    STORE_TEST("/store/bounces/what mail caused is counted", what_mail_caused_is_counted);
    return g_test_run();
}
