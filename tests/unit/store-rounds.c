/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds and entries: opened once, settled, answered in revisions, found by "since". */
#include "store-support.h"

static void a_round_is_opened_once(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    gint64 id = add_round(store, ann, MONDAY);
    g_assert_cmpint(id, >, 0);
    g_assert_cmpint(add_round(store, ann, MONDAY), ==, 0);
    g_assert_cmpint(add_round(store, ann, MONDAY + 1), >, id);
    commit(store);

    struct round *round = round_find(store, "daily", ann, MONDAY, 0);
    g_assert_nonnull(round);
    g_assert_cmpint(round->id, ==, id);
    g_assert_cmpint(round->state, ==, ROUND_OPEN);
    g_assert_cmpstr(round->teams[0], ==, "core");
    g_assert_null(round->teams[1]);
    g_assert_null(round->why);
    g_assert_cmpint(round->on_time, ==, MONDAY_INSTANT + 17 * INSTANT_HOUR);
    round_free(round);
    g_assert_null(round_find(store, "daily", ann, MONDAY, 1));
    g_assert_null(round_find(store, "weekly", ann, MONDAY, 0));
}

static void settling_gives_a_sequence(struct place *place, gconstpointer data)
{
    (void)data;
    static const struct {
        enum round_state state;
        gboolean settles;
    } cases[] = {
        {ROUND_ANSWERED, FALSE}, {ROUND_MISSED, TRUE}, {ROUND_LATE, FALSE},
        {ROUND_SKIPPED, TRUE},   {ROUND_AWAY, FALSE},
    };
    begin(place->store);
    gint64 id = add_round(place->store, add_person(place->store, "Ann"), MONDAY);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gint64 before = store_sequence_last(place->store);
        round_set_state(place->store, id, cases[i].state, "why not");
        struct round *round = round_get(place->store, id);
        g_assert_cmpint(round->state, ==, cases[i].state);
        g_assert_cmpint(round->settled, ==, cases[i].settles ? before + 1 : 0);
        g_assert_cmpstr(round->why, ==, "why not");
        round_free(round);
    }
    commit(place->store);
}

static void settled_since_and_open(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 first = add_round(store, ann, MONDAY), second = add_round(store, ann, MONDAY + 1);
    gint64 open = add_round(store, ann, MONDAY + 2);
    gint64 of_bob = add_round(store, bob, MONDAY);
    round_set_state(store, first, ROUND_MISSED, NULL);
    gint64 mark = store_sequence_last(store);
    round_set_state(store, of_bob, ROUND_MISSED, NULL);
    round_set_state(store, second, ROUND_SKIPPED, "grace");
    commit(store);

    g_autoptr(GPtrArray) all = rounds_settled_since(store, ann, 0);
    g_assert_cmpuint(all->len, ==, 2);
    g_autoptr(GPtrArray) later = rounds_settled_since(store, ann, mark);
    g_assert_cmpuint(later->len, ==, 1);
    g_assert_cmpint(((struct round *)later->pdata[0])->id, ==, second);
    g_autoptr(GPtrArray) still = rounds_open_of(store, ann);
    g_assert_cmpuint(still->len, ==, 1);
    g_assert_cmpint(((struct round *)still->pdata[0])->id, ==, open);
    gint64 count = 0;
    rounds_count_open(store, &count);
    g_assert_cmpint(count, ==, 1);
}

static const char *only_answer(const struct entry *entry)
{
    g_assert_cmpuint(entry->answers->len, ==, 1);
    return g_array_index(entry->answers, struct entry_answer, 0).text;
}

static void every_revision_is_kept(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    gint64 monday = add_round(store, ann, MONDAY), tuesday = add_round(store, ann, MONDAY + 1);
    g_assert_null(entry_latest(store, monday));
    add_entry(store, tuesday, "tests");
    gint64 mark = store_sequence_last(store);
    add_entry(store, monday, "the export");
    add_entry(store, monday, "the export, and a tax table");
    commit(store);

    struct entry *latest = entry_latest(store, monday);
    g_assert_cmpint(latest->revision, ==, 2);
    g_assert_cmpstr(only_answer(latest), ==, "the export, and a tax table");
    g_assert_cmpstr(latest->unplaced, ==, "");
    entry_free(latest);
    struct round *round = round_get(store, monday);
    g_assert_cmpint(round->revision, ==, 2);
    round_free(round);
    g_assert_cmpint(number_in(place->state, "SELECT count(*) FROM entry"), ==, 3);

    g_assert_cmpint(entry_revision_upto(store, monday, mark), ==, 0);
    g_assert_cmpint(entry_revision_upto(store, monday, mark + 1), ==, 1);
    g_assert_cmpint(entry_revision_upto(store, monday, mark + 9), ==, 2);

    g_autoptr(GPtrArray) all = entries_since(store, ann, 0);
    g_assert_cmpuint(all->len, ==, 2);
    g_assert_cmpint(((struct entry *)all->pdata[0])->round, ==, monday);
    g_autoptr(GPtrArray) later = entries_since(store, ann, mark);
    g_assert_cmpuint(later->len, ==, 1);
    g_assert_cmpint(((struct entry *)later->pdata[0])->revision, ==, 2);
}

static void an_entry_needs_its_round(struct place *place, gconstpointer data)
{
    (void)data;
    struct failure failure = {0};
    begin(place->store);
    g_assert_cmpint(add_entry(place->store, 99, "lost"), ==, 0);
    g_assert_false(store_commit(place->store, &failure));
    g_assert_cmpstr(failure.text, ==, "an entry for round 99, which is not there");
}

static void a_form_is_stored_once(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    char *none[] = {NULL}, *one[] = {"x", NULL}, *two[] = {"Büro", "Zuhause", NULL};
    char *values[] = {"office", "home", NULL};
    struct form_question questions[] = {
        {.key = "done", .kind = "list", .prompt = "What?", .labels = none},
        {.key = "where", .kind = "choice", .prompt = "And where?", .labels = one},
    };
    begin(store);
    gint64 id = form_put(store, &(struct form){questions, 2});
    g_assert_cmpint(form_put(store, &(struct form){questions, 2}), ==, id);
    g_assert_cmpint(form_put(store, &(struct form){questions, 1}), !=, id);
    questions[1].required = TRUE;
    questions[1].choices = two;
    questions[1].values = values;
    gint64 other = form_put(store, &(struct form){questions, 2});
    g_assert_cmpint(other, !=, id);
    questions[1].labels = none;
    g_assert_cmpint(form_put(store, &(struct form){questions, 2}), !=, other);
    commit(store);

    struct form *form = form_get(store, other);
    g_assert_cmpuint(form->n_questions, ==, 2);
    g_assert_cmpstr(form->questions[1].prompt, ==, "And where?");
    g_assert_null(form->questions[0].labels[0]);
    g_assert_null(form->questions[0].choices[0]);
    g_assert_false(form->questions[0].required);
    g_assert_cmpstr(form->questions[1].labels[0], ==, "x");
    g_assert_cmpstr(form->questions[1].choices[1], ==, "Zuhause");
    g_assert_cmpstr(form->questions[1].values[1], ==, "home");
    g_assert_true(form->questions[1].required);
    form_free(form);
    g_assert_null(form_get(store, 99));
}

static void an_answer_keeps_what_it_comes_to(struct place *place, gconstpointer data)
{
    (void)data;
    struct entry_answer answer = {.question = 1, .text = "ja klar", .same = TRUE, .value = "yes"};
    begin(place->store);
    gint64 round = add_round(place->store, add_person(place->store, "Ann"), MONDAY);
    struct entry entry = {.round = round, .unplaced = ""};
    entry.answers = g_array_new(FALSE, FALSE, sizeof answer);
    g_array_append_val(entry.answers, answer);
    entry_add(place->store, &entry);
    g_array_unref(entry.answers);
    commit(place->store);

    struct entry *filed = entry_latest(place->store, round);
    g_assert_cmpstr(only_answer(filed), ==, "ja klar");
    g_assert_cmpstr(g_array_index(filed->answers, struct entry_answer, 0).value, ==, "yes");
    g_assert_true(g_array_index(filed->answers, struct entry_answer, 0).same);
    entry_free(filed);
}

static void a_round_keeps_the_plan_that_it_showed(struct place *place, gconstpointer data)
{
    (void)data;
    struct round_item items[] = {{1, MONDAY, "the export"}, {1, MONDAY, "tests"}, {2, MONDAY, "x"}};
    g_autoptr(GPtrArray) put = g_ptr_array_new(), none = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(items); i++)
        g_ptr_array_add(put, &items[i]);
    begin(place->store);
    gint64 round = add_round(place->store, add_person(place->store, "Ann"), MONDAY + 1);
    round_items_put(place->store, round, put);
    commit(place->store);

    g_autoptr(GPtrArray) kept = round_items(place->store, round);
    g_assert_cmpuint(kept->len, ==, 3);
    const struct round_item *second = g_ptr_array_index(kept, 1);
    g_assert_cmpuint(second->question, ==, 1);
    g_assert_cmpint(second->planned, ==, MONDAY);
    g_assert_cmpstr(second->text, ==, "tests");
    none = round_items(place->store, round + 1);
    g_assert_cmpuint(none->len, ==, 0);
}

/* The day of the round in which Ann last answered before DAY, as days after Monday; -1 for never. */
static int32_t answered_before(struct store *store, int32_t since, int32_t before)
{
    struct round *round = NULL;
    struct entry *entry = entry_before(store, "daily", 1, since, before, &round);
    int32_t day = entry != NULL ? round->day - MONDAY : -1;
    g_assert_true((entry != NULL) == (round != NULL));
    entry_free(entry);
    round_free(round);
    return day;
}

static void the_entry_before(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    for (int32_t day = 0; day < 5; day++) {
        gint64 round = add_round(store, ann, MONDAY + day);
        if (day == 0 || day == 2)
            add_entry(store, round, "the export");
        add_entry(store, add_round(store, bob, MONDAY + day), "tests");
    }
    commit(store);
    g_assert_cmpint(answered_before(store, MONDAY, MONDAY + 5), ==, 2);
    g_assert_cmpint(answered_before(store, MONDAY, MONDAY + 2), ==, 0);
    g_assert_cmpint(answered_before(store, MONDAY, MONDAY), ==, -1);
    g_assert_cmpint(answered_before(store, MONDAY + 1, MONDAY + 2), ==, -1);
    g_assert_cmpint(answered_before(store, MONDAY + 2, MONDAY + 1), ==, -1);
}

static gboolean write_down(const struct round *round, const struct person *person,
                           const struct form *form, const struct entry *entry, gpointer data)
{
    g_assert_cmpuint(form->n_questions, ==, 1);
    g_string_append_printf(data, "%d %s %s; ", round->day - MONDAY, person->name,
                           entry == NULL ? "-" : only_answer(entry));
    return round->day < MONDAY + 9;
}

static void the_walk(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 zoe = add_person(store, "Zoe"), ann = add_person(store, "Ann");
    add_entry(store, add_round(store, zoe, MONDAY), "z");
    add_round(store, ann, MONDAY);
    add_round(store, ann, MONDAY + 2);
    add_round(store, ann, MONDAY + 9);
    add_round(store, zoe, MONDAY + 9); /* the walk has stopped by then */
    commit(store);
    static const struct {
        struct entries_query query;
        const char *found;
    } cases[] = {
        {{NULL, NULL, NULL, INT32_MIN, INT32_MAX}, "0 Ann -; 0 Zoe z; 2 Ann -; 9 Ann -; "},
        {{NULL, NULL, NULL, MONDAY, MONDAY}, "0 Ann -; 0 Zoe z; "},
        {{NULL, "zoe@example.com", NULL, INT32_MIN, MONDAY + 3}, "0 Zoe z; "},
        {{NULL, "nobody@example.com", NULL, INT32_MIN, INT32_MAX}, ""},
        {{"core", NULL, "daily", MONDAY + 1, MONDAY + 3}, "2 Ann -; "},
        {{"ops", NULL, NULL, INT32_MIN, INT32_MAX}, ""},
        {{NULL, NULL, "weekly", INT32_MIN, INT32_MAX}, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) found = g_string_new(NULL);
        entries_each(store, &cases[i].query, write_down, found);
        g_assert_cmpstr(found->str, ==, cases[i].found);
    }
    g_assert_true(store_ok(store, NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/rounds/a round is opened once", a_round_is_opened_once);
    STORE_TEST("/store/rounds/settling gives a sequence", settling_gives_a_sequence);
    STORE_TEST("/store/rounds/settled since, and open", settled_since_and_open);
    STORE_TEST("/store/rounds/every revision is kept", every_revision_is_kept);
    STORE_TEST("/store/rounds/an entry needs its round", an_entry_needs_its_round);
    STORE_TEST("/store/rounds/a form is stored once", a_form_is_stored_once);
    STORE_TEST("/store/rounds/an answer keeps what it comes to", an_answer_keeps_what_it_comes_to);
    STORE_TEST("/store/rounds/a round keeps the plan that it showed",
               a_round_keeps_the_plan_that_it_showed);
    STORE_TEST("/store/rounds/the entry before", the_entry_before);
    STORE_TEST("/store/rounds/the walk", the_walk);
    return g_test_run();
}
