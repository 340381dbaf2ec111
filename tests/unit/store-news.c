/* SPDX-License-Identifier: GPL-3.0-or-later */
/* News: each thing once to each person, in order; muted threads are silent but for who is named;
 * what is not sent is owed. */
#include "muster/store/forget.h"
#include "store-support.h"

/* Tells PERSON of THING, of AUTHOR, in ROUND. */
static void add(struct store *store, gint64 person, gint64 round, gint64 thing, gint64 author,
                gboolean named)
{
    const struct news news = {.person = person,
                              .round = round,
                              .kind = (char *)"comment",
                              .thing = thing,
                              .author = author,
                              .since = 7,
                              .named = named};
    news_add(store, &news);
}

/* "1 2": the things that PERSON waits for. */
static void assert_waiting(struct store *store, gint64 person, const char *expected)
{
    g_autoptr(GPtrArray) waiting = news_waiting(store, person);
    g_autoptr(GString) things = g_string_new(NULL);
    for (guint i = 0; i < waiting->len; i++)
        g_string_append_printf(things, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                               ((const struct news *)waiting->pdata[i])->thing);
    g_assert_cmpstr(things->str, ==, expected);
}

static void tell_all(struct store *store, gint64 person, gint64 mail)
{
    g_autoptr(GPtrArray) waiting = news_waiting(store, person);
    for (guint i = 0; i < waiting->len; i++)
        news_tell(store, ((const struct news *)waiting->pdata[i])->id, mail);
}

static void once_and_in_order(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 one = add_round(store, ann, MONDAY), other = add_round(store, bob, MONDAY);
    add(store, bob, other, 9, ann, FALSE);
    add(store, bob, one, 5, ann, FALSE);
    add(store, bob, one, 4, ann, FALSE);
    add(store, bob, one, 5, ann, TRUE); /* is known */
    assert_waiting(store, bob, "5 4 9");
    assert_waiting(store, ann, "");
    tell_all(store, bob, 3);
    assert_waiting(store, bob, "");
    add(store, bob, one, 4, ann, FALSE);
    assert_waiting(store, bob, "");
    g_autoptr(GPtrArray) told = news_told_in(store, 3);
    g_assert_cmpuint(told->len, ==, 3);
    round_erase(store, one);
    g_autoptr(GPtrArray) left = news_told_in(store, 3);
    g_assert_cmpuint(left->len, ==, 1);
    commit(store);
}

static void muted_but_named(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 one = add_round(store, ann, MONDAY), other = add_round(store, ann, MONDAY + 1);
    add(store, bob, one, 1, ann, FALSE);
    add(store, bob, one, 2, ann, TRUE);
    add(store, bob, other, 3, ann, FALSE);
    thread_choice_set(store, bob, one, THREAD_MUTED);
    assert_waiting(store, bob, "2 3");
    thread_choice_set(store, bob, one, THREAD_PLAIN);
    assert_waiting(store, bob, "1 2 3");
    thread_choice_set(store, bob, one, THREAD_FOLLOWED);
    thread_choice_set(store, ann, one, THREAD_MUTED);
    g_assert_cmpint(thread_choice_get(store, bob, one), ==, THREAD_FOLLOWED);
    g_autoptr(GArray) followers = thread_followers(store, one);
    g_assert_cmpuint(followers->len, ==, 1);
    g_assert_cmpint(g_array_index(followers, gint64, 0), ==, bob);
    commit(store);
}

static void owed_when_not_sent(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 eva = add_person(store, "Eva"), round = add_round(store, bob, MONDAY);
    add(store, bob, round, 1, ann, FALSE);
    add(store, bob, round, 2, eva, FALSE);
    tell_all(store, bob, 3);
    news_untell(store, 3, ann);
    assert_waiting(store, bob, "2");
    news_untell(store, 0, eva);
    assert_waiting(store, bob, "2");
    commit(store);
}

static void erased_with_the_person(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 round = add_round(store, bob, MONDAY);
    add(store, bob, round, 1, ann, FALSE);
    add(store, ann, round, 2, bob, FALSE);
    thread_choice_set(store, ann, round, THREAD_FOLLOWED);
    forget_person(store, ann);
    assert_waiting(store, bob, "");
    assert_waiting(store, ann, "");
    g_assert_cmpint(thread_choice_get(store, ann, round), ==, THREAD_PLAIN);
    commit(store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/news/once, and in order", once_and_in_order);
    STORE_TEST("/store/news/muted, but named", muted_but_named);
    STORE_TEST("/store/news/owed when it is not sent", owed_when_not_sent);
    STORE_TEST("/store/news/erased with the person", erased_with_the_person);
    return g_test_run();
}
