/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: words of any language, only what may be read, nothing that was erased, and no syntax from outside. */
#include <string.h>

#include "store-support.h"

static const char *const CORE[] = {"core", NULL}, *const OPS[] = {"ops", NULL};

/* How many rounds READER of TEAMS finds. */
static guint found(struct store *store, const char *words, gint64 reader, const char *const *teams)
{
    g_autoptr(GPtrArray) hits = search_find(store, words, reader, teams, 10);
    return hits->len;
}

static void words_are_found(struct place *place, gconstpointer data)
{
    (void)data;
    static const struct {
        const char *words;
        guint found;
    } table[] = {
        {"invoice", 1},
        {"INVOICE lyon", 1},
        {"lyon invoice", 1},
        {"invoice paris", 0},
        {"deja", 1},
        {"Déjà", 1},
        {"請求", 1},
        {"請求書", 1},
        {"書求", 0},
        {"in", 0},
        {"", 0},
        {"\"", 0},
        {"lyon OR paris", 0},
        {"lyon NOT", 0},
        {"text:lyon", 0},
        {"(lyon", 1},
        {"ly*", 0},
        {"\"lyon\"", 1},
        {"NEAR(lyon)", 0},
        {"-lyon", 1},
    };
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    add_entry(store, add_round(store, ann, MONDAY),
              "the invoice for Lyon, déjà vu; 今日は請求書を送った");
    add_entry(store, add_round(store, ann, MONDAY + 1), "nothing of that");
    commit(store);
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_test_message("%s", table[i].words);
        g_assert_cmpuint(found(store, table[i].words, ann, OPS), ==, table[i].found);
    }
    struct failure failure = {0};
    g_assert_true(store_ok(store, &failure));
    g_autoptr(GPtrArray) hits = search_find(store, "請求", ann, OPS, 10);
    const struct search_hit *hit = hits->pdata[0];
    g_assert_cmpint(hit->day, ==, MONDAY);
    g_assert_nonnull(strstr(hit->snippet, "今日は請求書を送った"));
}

static void only_who_may_read_finds(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    add_entry(store, add_round(store, ann, MONDAY), "the invoice");
    commit(store);
    g_assert_cmpuint(found(store, "invoice", ann, OPS), ==, 1);
    g_assert_cmpuint(found(store, "invoice", bob, CORE), ==, 1);
    g_assert_cmpuint(found(store, "invoice", bob, OPS), ==, 0);
    g_assert_cmpuint(found(store, "invoice", 0, OPS), ==, 1);
}

static void the_latest_words_are_found(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), round = add_round(store, ann, MONDAY);
    add_entry(store, round, "the invoice");
    add_entry(store, round, "the bill");
    commit(store);
    g_assert_cmpuint(found(store, "invoice", ann, CORE), ==, 0);
    g_assert_cmpuint(found(store, "bill", ann, CORE), ==, 1);
    begin(store);
    round_erase(store, round);
    search_purge(store);
    commit(store);
    g_assert_cmpuint(found(store, "bill", ann, CORE), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/search/words are found", words_are_found);
    STORE_TEST("/store/search/only who may read finds", only_who_may_read_finds);
    STORE_TEST("/store/search/the latest words are found", the_latest_words_are_found);
    return g_test_run();
}
