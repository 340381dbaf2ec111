/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: one address belongs to one person, lists are replaced whole, leavers are in no team. */
#include "store-support.h"

static void expect_list(char **found, const char *expected)
{
    g_autofree char *joined = g_strjoinv(",", found);
    g_assert_cmpstr(joined, ==, expected);
}

static void a_new_person_is_welcome(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 id = add_person(place->store, "Ann");
    commit(place->store);
    struct person *ann = person_get(place->store, id);
    g_assert_cmpstr(ann->address, ==, "ann@example.com");
    g_assert_cmpstr(ann->zone, ==, "");
    g_assert_cmpint(ann->state, ==, PERSON_WELCOME);
    g_assert_cmpint(ann->first_day, ==, INT32_MIN);
    g_assert_false(ann->from_roster);
    expect_list(ann->teams, "");
    person_free(ann);
    g_assert_null(person_get(place->store, id + 1));
    g_assert_null(person_by_address(place->store, "nobody@example.com"));
}

static void each_property_is_set(struct place *place, gconstpointer data)
{
    (void)data;
    static const char *const properties[] = {"address", "name",     "zone",   "workdays",
                                             "hours",   "language", "manager"};
    begin(place->store);
    gint64 id = add_person(place->store, "Ann");
    for (gsize i = 0; i < G_N_ELEMENTS(properties); i++)
        person_set(place->store, id, properties[i], properties[i]);
    person_set_state(place->store, id, PERSON_AWAY, MONDAY_INSTANT);
    person_set_first_day(place->store, id, MONDAY);
    commit(place->store);
    struct person *ann = person_get(place->store, id);
    const char *const found[] = {ann->address, ann->name,     ann->zone,   ann->workdays,
                                 ann->hours,   ann->language, ann->manager};
    for (gsize i = 0; i < G_N_ELEMENTS(properties); i++)
        g_assert_cmpstr(found[i], ==, properties[i]);
    g_assert_cmpint(ann->state, ==, PERSON_AWAY);
    g_assert_cmpint(ann->first_day, ==, MONDAY);
    person_free(ann);
}

static void expect_setting(struct store *store, gint64 person, const char *expected)
{
    g_autofree char *found = person_setting_get(store, person, "remind");
    g_assert_cmpstr(found, ==, expected);
}

static void a_choice_is_kept_until_it_is_taken_back(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    expect_setting(store, ann, "");
    person_setting_set(store, ann, "remind", "once");
    person_setting_set(store, ann, "remind", "twice");
    expect_setting(store, ann, "twice");
    expect_setting(store, bob, "");
    person_setting_set(store, ann, "remind", "");
    expect_setting(store, ann, "");
    commit(store);
}

static void an_address_belongs_to_one(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    const char *const aliases[] = {"a.lee@example.com", "ann@example.com", NULL};
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    person_set_aliases(store, ann, aliases);
    commit(store);
    struct person *found = person_by_address(store, "a.lee@example.com");
    g_assert_cmpint(found->id, ==, ann);
    expect_list(found->aliases, "a.lee@example.com");
    person_free(found);

    static const char *const taken[] = {"ann@example.com", "a.lee@example.com"};
    for (gsize i = 0; i < G_N_ELEMENTS(taken); i++) {
        struct failure failure = {0};
        begin(store);
        g_assert_cmpint(person_add(store, taken[i], "Ann Two"), ==, 0);
        g_assert_false(store_commit(store, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
        begin(store);
        person_set(store, bob, "address", taken[i]);
        g_assert_false(store_commit(store, NULL));
        begin(store);
        person_set_aliases(store, bob, (const char *const[]){taken[i], NULL});
        g_assert_false(store_commit(store, NULL));
    }
}

/* PRODUCT 2.6: a new e-mail whose aliases name the old one is a rename. */
static void a_rename_swaps_address_and_alias(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    person_set_aliases(store, ann, (const char *const[]){"ann.new@example.com", NULL});
    person_set(store, ann, "address", "ann.new@example.com");
    person_set_aliases(store, ann, (const char *const[]){"ann@example.com", NULL});
    commit(store);
    struct person *found = person_by_address(store, "ann@example.com");
    g_assert_cmpstr(found->address, ==, "ann.new@example.com");
    expect_list(found->aliases, "ann@example.com");
    person_free(found);
}

static void teams_know_their_people(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 zoe = add_person(store, "Zoe"), ann = add_person(store, "Ann");
    gint64 mia = add_person(store, "Mia"), tom = add_person(store, "Tom");
    person_set_teams(store, zoe, (const char *const[]){"ops", "core", "core", NULL});
    person_set_teams(store, ann, (const char *const[]){"core", NULL});
    person_set_teams(store, tom, (const char *const[]){"core", "lost", NULL});
    person_set_reads(store, mia, (const char *const[]){"core", "ops", NULL});
    person_set_state(store, tom, PERSON_LEFT, MONDAY_INSTANT);
    commit(store);

    g_autoptr(GArray) members = team_members(store, "core");
    g_assert_cmpuint(members->len, ==, 2);
    g_assert_cmpint(g_array_index(members, gint64, 0), ==, ann);
    g_assert_cmpint(g_array_index(members, gint64, 1), ==, zoe);
    g_autoptr(GArray) readers = team_readers(store, "ops");
    g_assert_cmpuint(readers->len, ==, 1);
    g_autoptr(GArray) all = readers_all(store);
    g_assert_cmpuint(all->len, ==, 1);
    g_assert_cmpint(g_array_index(all, gint64, 0), ==, mia);
    g_auto(GStrv) teams = teams_all(store);
    expect_list(teams, "core,ops");

    begin(store);
    person_set_teams(store, zoe, (const char *const[]){NULL});
    commit(store);
    struct person *found = person_get(store, zoe);
    expect_list(found->teams, "");
    person_free(found);
    g_autoptr(GArray) past = team_past_members(store, "core");
    g_assert_cmpuint(past->len, ==, 2);
    g_assert_cmpint(g_array_index(past, gint64, 0), ==, tom);
    g_assert_cmpint(g_array_index(past, gint64, 1), ==, zoe);
    g_auto(GStrv) now = teams_all(store);
    expect_list(now, "core,ops");
}

static void people_come_by_name(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 zoe = add_person(place->store, "Zoe");
    add_person(place->store, "Ann");
    person_set_state(place->store, zoe, PERSON_LEFT, MONDAY_INSTANT);
    commit(place->store);
    g_autoptr(GPtrArray) people = people_all(place->store);
    g_assert_cmpuint(people->len, ==, 2);
    g_assert_cmpstr(((struct person *)people->pdata[0])->name, ==, "Ann");
    g_assert_cmpint(((struct person *)people->pdata[1])->state, ==, PERSON_LEFT);

    g_autoptr(GArray) first = people_after(place->store, 0, 1);
    g_assert_cmpuint(first->len, ==, 1);
    g_assert_cmpint(g_array_index(first, gint64, 0), ==, zoe);
    g_autoptr(GArray) rest = people_after(place->store, zoe, 10);
    g_assert_cmpuint(rest->len, ==, 1);
}

static void roster_cells(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    g_assert_null(roster_cell_get(place->store, ann, "zone"));
    roster_cell_set(place->store, ann, "zone", "");
    roster_cell_set(place->store, ann, "zone", "Asia/Tokyo");
    commit(place->store);
    g_autofree char *zone = roster_cell_get(place->store, ann, "zone");
    g_assert_cmpstr(zone, ==, "Asia/Tokyo");
    struct person *found = person_get(place->store, ann);
    g_assert_true(found->from_roster);
    person_free(found);
}

/* Ids stand in tokens: one that was given is never given again, and none is longer than 24 bits. */
static void ids_are_not_given_twice(struct place *place, gconstpointer data)
{
    (void)data;
    begin(place->store);
    gint64 ann = add_person(place->store, "Ann");
    commit(place->store);
    execute_in(place->state, "DELETE FROM person");
    begin(place->store);
    g_assert_cmpint(add_person(place->store, "Bob"), >, ann);
    commit(place->store);
    execute_in(place->state, "UPDATE sqlite_sequence SET seq = 16777215 WHERE name = 'person'");
    begin(place->store);
    g_assert_cmpint(add_person(place->store, "Eva"), ==, 0);
    g_assert_false(store_commit(place->store, NULL));
}

static void states_have_words(void)
{
    static const char *const words[] = {"welcome", "active", "away", "paused", "left"};
    static const char *const of_rounds[] = {"open", "answered", "missed",
                                            "late", "skipped",  "away"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        g_assert_cmpstr(person_state_word((enum person_state)i), ==, words[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(of_rounds); i++)
        g_assert_cmpstr(round_state_word((enum round_state)i), ==, of_rounds[i]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/people/a new person is welcome", a_new_person_is_welcome);
    STORE_TEST("/store/people/each property is set", each_property_is_set);
    STORE_TEST("/store/people/a choice is kept until it is taken back",
               a_choice_is_kept_until_it_is_taken_back);
    STORE_TEST("/store/people/an address belongs to one", an_address_belongs_to_one);
    STORE_TEST("/store/people/a rename swaps address and alias", a_rename_swaps_address_and_alias);
    STORE_TEST("/store/people/teams know their people", teams_know_their_people);
    STORE_TEST("/store/people/by name", people_come_by_name);
    STORE_TEST("/store/people/roster cells", roster_cells);
    STORE_TEST("/store/people/ids are not given twice", ids_are_not_given_twice);
    g_test_add_func("/store/people/states have words", states_have_words);
    return g_test_run();
}
