/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items: a number for ever, open until closed, gone with the words in which they stood. */
#include "store-support.h"

/* A blocker in ROUND of WRITER, for OWNER to lift. */
static gint64 open_blocker(struct store *store, gint64 round, gint64 writer, gint64 owner,
                           const char *text)
{
    const struct item item = {.kind = ITEM_BLOCKER,
                              .round = round,
                              .writer = writer,
                              .owner = owner,
                              .due = INT32_MIN,
                              .text = (char *)text};
    return item_open(store, &item);
}

/* "#10 #11". */
static char *numbers(GPtrArray *items)
{
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index(items, i);
        g_string_append_printf(said, "%s#%" G_GINT64_FORMAT, i > 0 ? " " : "", item->id);
    }
    g_ptr_array_unref(items);
    return g_string_free(said, FALSE);
}

static void assert_numbers(GPtrArray *items, const char *expected)
{
    g_autofree char *said = numbers(items);
    g_assert_cmpstr(said, ==, expected);
}

static void open_until_closed(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 round = add_round(store, ann, MONDAY);
    gint64 first = open_blocker(store, round, ann, bob, "no password");
    open_blocker(store, round, ann, 0, "no paper");
    g_assert_cmpint(first, ==, 10);
    assert_numbers(items_written_by(store, ann), "#10 #11");
    assert_numbers(items_owned_by(store, bob), "#10");
    gint64 before = store_sequence_last(store);
    item_close(store, first, 7);
    assert_numbers(items_written_by(store, ann), "#11");
    assert_numbers(items_owned_by(store, bob), "");
    assert_numbers(items_of_round(store, round), "#10 #11");
    assert_numbers(items_closed_since(store, ann, before), "#10");
    assert_numbers(items_closed_since(store, ann, store_sequence_last(store)), "");
    commit(store);
}

static void closed_once(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    gint64 id = open_blocker(store, add_round(store, ann, MONDAY), ann, 0, "no password");
    item_close(store, id, 7);
    gint64 after = store_sequence_last(store);
    item_close(store, id, 8);
    assert_numbers(items_closed_since(store, ann, after), "");
    struct item *item = item_get(store, id);
    g_assert_cmpint(item->ended, ==, 7);
    item_free(item);
    item_reopen(store, id);
    item = item_get(store, id);
    g_assert_cmpint(item->ended, ==, 0);
    item_free(item);
    commit(store);
}

static void reworded_under_the_same_number(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 id = open_blocker(store, add_round(store, ann, MONDAY), ann, 0, "no pasword");
    const struct item better = {
        .id = id, .owner = bob, .due = MONDAY + 4, .text = (char *)"no password"};
    item_reword(store, &better);
    struct item *item = item_get(store, id);
    g_assert_cmpstr(item->text, ==, "no password");
    g_assert_cmpint(item->owner, ==, bob);
    g_assert_cmpint(item->due, ==, MONDAY + 4);
    g_assert_cmpint(item->day, ==, MONDAY);
    item_free(item);
    commit(store);
}

static void gone_with_the_round_but_never_the_number(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 round = add_round(store, ann, MONDAY);
    gint64 id = open_blocker(store, round, ann, bob, "no password");
    round_erase(store, round);
    g_assert_null(item_get(store, id));
    g_assert_cmpint(open_blocker(store, add_round(store, ann, MONDAY), ann, 0, "x"), ==, id + 1);
    commit(store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/items/open until closed", open_until_closed);
    STORE_TEST("/store/items/closed once", closed_once);
    STORE_TEST("/store/items/reworded under the same number", reworded_under_the_same_number);
    STORE_TEST("/store/items/gone with the round, but never the number",
               gone_with_the_round_but_never_the_number);
    return g_test_run();
}
