/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals: what a key result stands at follows from its steps, whatever is said anew or taken
 * back; and how all of it goes. */
#include "muster/store/due.h"
#include "store-support.h"

/* A goal of team core, of MAKER's, with one key result from 120 to 60. */
static gint64 add_goal(struct store *store, gint64 maker, const char *title)
{
    const struct goal goal = {.title = (char *)title,
                              .team = (char *)"core",
                              .maker = maker,
                              .owner = maker,
                              .made = MONDAY_INSTANT,
                              .until = INT32_MIN};
    gint64 id = goal_add(store, &goal);
    const struct key_result result = {.goal = id,
                                      .name = (char *)"open tickets",
                                      .unit = (char *)"",
                                      .from = 120 * GOAL_ONE,
                                      .to = 60 * GOAL_ONE,
                                      .fed = MONDAY};
    g_assert_cmpint(key_result_add(store, &result), ==, 1);
    return id;
}

/* Where the only key result of GOAL stands. */
static gint64 stand(struct store *store, gint64 goal)
{
    g_autoptr(GPtrArray) results = key_results(store, goal, FALSE);
    g_assert_cmpuint(results->len, ==, 1);
    return ((const struct key_result *)results->pdata[0])->current / GOAL_ONE;
}

static struct goal_step step_of(gint64 goal, gint64 person, enum goal_step_kind kind, gint64 amount)
{
    return (struct goal_step){.goal = goal,
                              .place = 1,
                              .kind = kind,
                              .amount = amount * GOAL_ONE,
                              .person = person,
                              .day = MONDAY,
                              .note = (char *)""};
}

static gint64 take_step(struct store *store, gint64 goal, gint64 person, enum goal_step_kind kind,
                        gint64 amount)
{
    const struct goal_step step = step_of(goal, person, kind, amount);
    return goal_step_add(store, &step);
}

static void steps_add_up(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), goal = add_goal(store, ann, "Halve the queue");
    g_assert_cmpint(stand(store, goal), ==, 120);
    take_step(store, goal, ann, STEP_ADDS, -4);
    g_assert_cmpint(stand(store, goal), ==, 116);
    gint64 is = take_step(store, goal, ann, STEP_IS, 100);
    gint64 adds = take_step(store, goal, ann, STEP_ADDS, 5);
    g_assert_cmpint(stand(store, goal), ==, 105);
    g_assert_true(goal_step_withdraw(store, is, TRUE));
    g_assert_cmpint(stand(store, goal), ==, 121);
    g_assert_false(goal_step_withdraw(store, is, TRUE));
    g_assert_true(goal_step_withdraw(store, adds, TRUE));
    g_assert_cmpint(stand(store, goal), ==, 116);
    g_assert_true(goal_step_withdraw(store, is, FALSE));
    g_assert_cmpint(stand(store, goal), ==, 100);
    commit(store);
}

static void said_anew_counts_once(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 goal = add_goal(store, ann, "Halve the queue"), round = add_round(store, ann, MONDAY);
    const struct {
        gint64 person, round, mail, amount, stands;
    } table[] = {
        {ann, round, 1, -4, 116}, {ann, round, 1, -1, 115}, /* two lines of one mail */
        {ann, round, 2, -3, 117},                           /* the next mail says it anew */
        {bob, round, 3, -1, 116},                           /* another person's is another's */
        {ann, 0, 4, -1, 115},     {ann, 0, 5, -1, 114},     /* what answers nothing adds up */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        struct goal_step step = step_of(goal, table[i].person, STEP_ADDS, table[i].amount);
        step.round = table[i].round;
        step.mail = table[i].mail;
        goal_steps_replace(store, &step);
        goal_step_add(store, &step);
        g_assert_cmpint(stand(store, goal), ==, table[i].stands);
    }
    g_autoptr(GPtrArray) steps = goal_steps(store, goal, 10);
    g_assert_cmpuint(steps->len, ==, 4);
    commit(store);
}

static void confidence_is_the_last_that_was_said(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), id = add_goal(store, ann, "Halve the queue");
    struct goal_step step = step_of(id, ann, STEP_SAYS, 0);
    step.place = 0;
    step.confidence = CONFIDENCE_LOW;
    goal_step_add(store, &step);
    step.confidence = CONFIDENCE_HIGH;
    gint64 last = goal_step_add(store, &step);
    take_step(store, id, ann, STEP_IS, 100);
    const enum goal_confidence expected[] = {CONFIDENCE_HIGH, CONFIDENCE_LOW};
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        struct goal *goal = goal_get(store, id);
        g_assert_cmpint(goal->confidence, ==, expected[i]);
        goal_free(goal);
        goal_step_withdraw(store, last, TRUE);
    }
    commit(store);
}

/* "1 2" of a list. */
static void assert_goals(GPtrArray *goals, const char *expected)
{
    g_autoptr(GString) said = g_string_new(NULL);
    for (guint i = 0; i < goals->len; i++)
        g_string_append_printf(said, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                               ((const struct goal *)goals->pdata[i])->id);
    g_assert_cmpstr(said->str, ==, expected);
    g_ptr_array_unref(goals);
}

static void set_state(struct store *store, gint64 id, enum goal_state state)
{
    struct goal *goal = goal_get(store, id);
    goal->state = state;
    goal_change(store, goal);
    goal_free(goal);
}

static void lists_know_what_moved(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    for (guint i = 0; i < 4; i++)
        add_goal(store, ann, "Halve the queue");
    assert_goals(goals_moved_since(store, "core", 0), "1 2 3 4");
    gint64 mark = store_sequence_last(store);
    assert_goals(goals_moved_since(store, "core", mark), "");
    take_step(store, 2, ann, STEP_ADDS, -4);
    set_state(store, 3, GOAL_DONE);
    set_state(store, 4, GOAL_WITHDRAWN);
    assert_goals(goals_moved_since(store, "core", mark), "2 3");
    assert_goals(goals_moved_since(store, "ops", mark), "");
    assert_goals(goals_of_team(store, "core", FALSE), "1 2");
    assert_goals(goals_all(store, TRUE), "1 2 3");
    assert_goals(goals_owned_by(store, ann), "1 2");
    set_state(store, 3, GOAL_OPEN);
    assert_goals(goals_owned_by(store, ann), "1 2 3");
    g_autoptr(GPtrArray) results = key_results(store, 2, FALSE);
    g_assert_cmpint(key_result_at(store, results->pdata[0], mark), ==, 120 * GOAL_ONE);
    commit(store);
}

static void a_line_goes_with_its_round(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), goal = add_goal(store, ann, "Halve the queue");
    gint64 round = add_round(store, ann, MONDAY);
    const struct goal_mention mention = {goal, round, ann, MONDAY, (char *)"20 tickets goal:1"};
    goal_mention_add(store, &mention);
    goal_mention_add(store, &mention);
    GPtrArray *mentions = goal_mentions(store, goal, 10);
    g_assert_cmpuint(mentions->len, ==, 1);
    g_ptr_array_unref(mentions);
    round_erase(store, round);
    mentions = goal_mentions(store, goal, 10);
    g_assert_cmpuint(mentions->len, ==, 0);
    g_ptr_array_unref(mentions);
    commit(store);
}

static void of_a_forgotten_person_the_numbers_stay(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann"), bob = add_person(store, "Bob");
    gint64 own = add_goal(store, ann, "Her own"), common = add_goal(store, ann, "Of both");
    take_step(store, own, ann, STEP_ADDS, -1);
    struct goal_step step = step_of(common, ann, STEP_IS, 90);
    step.note = (char *)"the easy ones";
    goal_step_add(store, &step);
    take_step(store, common, bob, STEP_ADDS, -1);
    forget_person(store, ann);
    g_assert_null(goal_get(store, own));
    struct goal *goal = goal_get(store, common);
    g_assert_cmpint(goal->owner, ==, 0);
    g_assert_cmpint(goal->maker, ==, 0);
    goal_free(goal);
    g_assert_cmpint(stand(store, common), ==, 89);
    g_autoptr(GPtrArray) steps = goal_steps(store, common, 10);
    const struct goal_step *first = steps->pdata[1];
    g_assert_cmpint(first->person, ==, 0);
    g_assert_cmpstr(first->note, ==, "");
    commit(store);
}

static void what_is_over_goes_with_time(struct place *place, gconstpointer data)
{
    (void)data;
    struct store *store = place->store;
    begin(store);
    gint64 ann = add_person(store, "Ann");
    gint64 open = add_goal(store, ann, "Open"), over = add_goal(store, ann, "Over");
    take_step(store, open, ann, STEP_IS, 90);
    take_step(store, over, ann, STEP_IS, 60);
    set_state(store, over, GOAL_DONE);
    const struct retention young = {.entries_before = MONDAY, .leavers_before = INT32_MIN};
    const struct retention old = {.entries_before = MONDAY + 1, .leavers_before = INT32_MIN};
    retention_erase(store, &young, 100);
    assert_goals(goals_all(store, TRUE), "1 2");
    retention_erase(store, &old, 100);
    assert_goals(goals_all(store, TRUE), "1");
    g_assert_cmpint(stand(store, open), ==, 90);
    g_autoptr(GPtrArray) steps = goal_steps_of(store, ann);
    g_assert_cmpuint(steps->len, ==, 0);
    commit(store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    STORE_TEST("/store/goals/steps add up", steps_add_up);
    STORE_TEST("/store/goals/said anew counts once", said_anew_counts_once);
    STORE_TEST("/store/goals/confidence is the last that was said",
               confidence_is_the_last_that_was_said);
    STORE_TEST("/store/goals/lists know what moved", lists_know_what_moved);
    STORE_TEST("/store/goals/a line goes with its round", a_line_goes_with_its_round);
    STORE_TEST("/store/goals/of a forgotten person the numbers stay",
               of_a_forgotten_person_the_numbers_stay);
    STORE_TEST("/store/goals/what is over goes with time", what_is_over_goes_with_time);
    return g_test_run();
}
