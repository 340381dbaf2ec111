/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due comes in order, and one row each. */
#include "store-support.h"

static void set_due(struct store *store, const char *what, gint64 person, gint64 round, gint64 at)
{
    due_set(store, &(struct due){.what = (char *)what,
                                 .workflow = "daily",
                                 .person = person,
                                 .round = round,
                                 .day = MONDAY,
                                 .at = at});
}

static void expect_due(struct store *store, gint64 now, guint limit, const char *expected)
{
    g_autoptr(GPtrArray) found = due_list(store, now, limit);
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++) {
        const struct due *due = found->pdata[i];
        g_string_append_printf(words, "%s%s:%d", i == 0 ? "" : " ", due->what, (int)due->person);
    }
    g_assert_cmpstr(words->str, ==, expected);
}

static void in_order_of_time_then_sense(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    g_assert_cmpint(due_next(store), ==, INSTANT_NEVER);
    begin(store);
    set_due(store, "ask", 1, 0, 100);
    set_due(store, "summary", 2, 0, 100);
    set_due(store, "close", 3, 30, 100);
    set_due(store, "welcome", 4, 0, 200);
    set_due(store, "remind", 5, 50, 50);
    commit(store);
    g_assert_cmpint(due_next(store), ==, 50);
    expect_due(store, 49, 10, "");
    expect_due(store, 100, 10, "remind:5 close:3 summary:2 ask:1");
    expect_due(store, 100, 2, "remind:5 close:3");
    expect_due(store, 200, 10, "remind:5 close:3 summary:2 ask:1 welcome:4");
}

static void one_row_each(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    set_due(store, "ask", 1, 0, 100);
    set_due(store, "ask", 1, 0, 300);
    set_due(store, "ask", 2, 0, 400);
    expect_due(store, 299, 10, "");
    expect_due(store, 500, 10, "ask:1 ask:2");
    due_drop(store, &(struct due){.what = "ask", .workflow = "daily", .person = 1});
    expect_due(store, 500, 10, "ask:2");
    commit(store);
}

/* What another row of the batch has moved meanwhile is not acted on. */
static void taken_as_it_was_listed(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    set_due(store, "ask", 1, 0, 100);
    g_autoptr(GPtrArray) listed = due_list(store, 100, 10);
    const struct due *row = listed->pdata[0];
    g_assert_true(due_stands(store, row));
    set_due(store, "ask", 1, 0, 300);
    g_assert_false(due_stands(store, row));
    g_assert_false(due_take(store, row));
    struct due *now = due_find(store, row);
    g_assert_cmpint(now->at, ==, 300);
    g_assert_true(due_take(store, now));
    g_assert_false(due_take(store, now));
    g_assert_null(due_find(store, now));
    due_free(now);
    commit(store);
}

static void dropped_with_round_and_person(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    set_due(store, "ask", 1, 0, 100);
    set_due(store, "remind", 1, 10, 100);
    set_due(store, "close", 1, 10, 100);
    set_due(store, "close", 2, 20, 100);
    due_drop_round(store, 10);
    expect_due(store, 100, 10, "close:2 ask:1");
    due_drop_round(store, 0);
    expect_due(store, 100, 10, "close:2 ask:1");
    g_assert_true(due_waits_for_round(store, 20));
    g_assert_false(due_waits_for_round(store, 10));
    due_drop_person(store, 1, 100);
    expect_due(store, 100, 10, "close:2 ask:1"); /* it is due already */
    due_drop_person(store, 1, 99);
    expect_due(store, 100, 10, "close:2");
    commit(store);
}

static void a_mark_is_kept(struct place *place, gconstpointer data)
{
    (void)data;
    struct summary_mark mark;
    begin(place->store);
    gint64 mia = add_person(place->store, "Mia");
    summary_mark_get(place->store, mia, &mark);
    g_assert_cmpint(mark.upto, ==, 0);
    summary_mark_set(place->store, mia, &(struct summary_mark){7, MONDAY});
    summary_mark_set(place->store, mia, &(struct summary_mark){9, MONDAY + 1});
    commit(place->store);
    summary_mark_get(place->store, mia, &mark);
    g_assert_cmpint(mark.upto, ==, 9);
    g_assert_cmpint(mark.day, ==, MONDAY + 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/due/in order of time, then of sense", in_order_of_time_then_sense);
    STORE_TEST("/store/due/one row each", one_row_each);
    STORE_TEST("/store/due/taken as it was listed", taken_as_it_was_listed);
    STORE_TEST("/store/due/dropped with round and person", dropped_with_round_and_person);
    STORE_TEST("/store/due/a mark is kept", a_mark_is_kept);
    return g_test_run();
}
