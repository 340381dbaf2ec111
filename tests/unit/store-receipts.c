/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts: wanted once, counted when written, gone with the mails that we got; and who has ever
 * answered. */
#include "store-support.h"

/* A receipt of KIND for revision 1 of ROUND, created SECONDS after Monday began. */
static gint64 want(struct store *store, const char *kind, gint64 person, gint64 round,
                   gint64 seconds)
{
    const struct receipt receipt = {.kind = (char *)kind,
                                    .person = person,
                                    .round = round,
                                    .revision = 1,
                                    .caused_by = (char *)"x@client.example",
                                    .created = MONDAY_INSTANT + seconds * INSTANT_SECOND};
    return receipt_add(store, &receipt);
}

static void the_same_is_wanted_once(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    gint64 round = add_round(place->store, ann, MONDAY);
    gint64 id = want(place->store, "first", ann, round, 0);
    g_assert_cmpint(id, >, 0);
    g_assert_cmpint(want(place->store, "first", ann, round, 1), ==, 0);
    g_assert_cmpint(want(place->store, "moved", ann, round, 1), >, id);
    struct receipt *receipt = receipt_get(place->store, id);
    g_assert_cmpstr(receipt->kind, ==, "first");
    g_assert_cmpstr(receipt->caused_by, ==, "x@client.example");
    g_assert_cmpint(receipt->mail, ==, 0);
    receipt_free(receipt);
    commit(place->store);
}

static void what_was_written_counts(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann"), bob = add_person(place->store, "Bob");
    for (int32_t day = MONDAY; day < MONDAY + 3; day++) {
        gint64 id =
            want(place->store, "filed", ann, add_round(place->store, ann, day), day - MONDAY);
        if (day > MONDAY)
            receipt_set_mail(place->store, id, 100 + id);
    }
    g_assert_cmpuint(receipts_written(place->store, ann, MONDAY_INSTANT - 1), ==, 2);
    g_assert_cmpuint(receipts_written(place->store, ann, MONDAY_INSTANT + INSTANT_SECOND), ==, 1);
    g_assert_cmpuint(receipts_written(place->store, bob, 0), ==, 0);
    struct receipt *last = receipt_of_mail(place->store, 103);
    g_assert_cmpint(last->id, ==, 3);
    receipt_free(last);
    g_assert_null(receipt_of_mail(place->store, 0));
    commit(place->store);
}

static void they_go_with_the_mails(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    gint64 old = want(place->store, "first", ann, add_round(place->store, ann, MONDAY), 0);
    gint64 young = want(place->store, "filed", ann, add_round(place->store, ann, MONDAY + 1), 9);
    const struct retention retention = {.received_before = MONDAY_INSTANT + INSTANT_SECOND,
                                        .entries_before = INT32_MIN,
                                        .leavers_before = INT32_MIN};
    retention_erase(place->store, &retention, 10);
    g_assert_null(receipt_get(place->store, old));
    struct receipt *kept = receipt_get(place->store, young);
    g_assert_nonnull(kept);
    receipt_free(kept);
    commit(place->store);
}

static void the_first_answer_is_the_first_once(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    g_assert_true(person_note_answer(place->store, ann));
    g_assert_false(person_note_answer(place->store, ann));
    struct person *person = person_get(place->store, ann);
    g_assert_true(person->answered);
    person_free(person);
    commit(place->store);
}

static void a_round_goes_as_if_it_had_never_been(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    gint64 round = add_round(place->store, ann, MONDAY);
    add_entry(place->store, round, "early");
    struct entry *entry = entry_of_revision(place->store, round, 1);
    g_assert_nonnull(entry);
    entry_free(entry);
    g_assert_null(entry_of_revision(place->store, round, 2));
    round_erase(place->store, round);
    g_assert_null(round_get(place->store, round));
    g_assert_null(entry_latest(place->store, round));
    g_assert_cmpint(add_round(place->store, ann, MONDAY), >, round);
    commit(place->store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/receipts/the same is wanted once", the_same_is_wanted_once);
    STORE_TEST("/store/receipts/what was written counts", what_was_written_counts);
    STORE_TEST("/store/receipts/they go with the mails", they_go_with_the_mails);
    STORE_TEST("/store/receipts/the first answer is the first once",
               the_first_answer_is_the_first_once);
    STORE_TEST("/store/receipts/a round goes as if it had never been",
               a_round_goes_as_if_it_had_never_been);
    return g_test_run();
}
