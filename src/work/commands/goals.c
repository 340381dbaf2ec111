/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about goals. "goals" and "goal 3" only ask; what else stands behind "goal" is wanted
 * of one (work/goals). Whether that was done is told by how the goal stands now; why it was not,
 * by what the store still says. */
#include <string.h>

#include "muster/work/absence.h"
#include "work/commands/arguments.h"
#include "work/commands/words.h"
#include "work/goals/goals.h"
#include "work/planning/planner.h"
#include "work/summary/reporting.h"

enum { STEPS_MAX = 12, MENTIONS_MAX = 8 };

/* --- reading --- */

/* "", "all", "3": which ones to show. */
static gboolean asks_only(const char *rest)
{
    guint goal, place;
    const char *behind;
    g_autofree char *value = command_goal_word_find(rest);
    return *rest == '\0' || strcmp(value, "goal-all") == 0 ||
           (goal_number_read(rest, &goal, &place, &behind) && *behind == '\0');
}

static COMMAND_READER(read_goals)
{
    (void)kind, (void)writer, (void)written;
    row->value = *rest != '\0' ? g_strdup(rest) : NULL;
    return asks_only(rest);
}

static COMMAND_READER(read_goal)
{
    (void)kind;
    if (asks_only(rest)) {
        g_free(row->word);
        row->word = g_strdup("goals");
        return read_goals(kind, writer, rest, written, row);
    }
    struct goal_wish wish;
    gboolean fine = goal_wish_read(written, writer->language, writer->today, NULL, &wish);
    goal_wish_clear(&wish);
    row->value = g_strdup(written);
    return fine;
}

/* --- doing --- */

static enum command_fate act_goal(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    const struct goal_doing doing = {.site = deed->site,
                                     .person = deed->person,
                                     .round = deed->mail->round,
                                     .mail = deed->mail->received};
    struct goal_case wanted;
    goal_case_open(&doing, row->value, &wanted);
    g_autofree char *inverse = goal_do(&doing, &wanted);
    enum goal_hindrance hindrance = wanted.hindrance;
    goal_case_clear(&wanted);
    if (inverse != NULL)
        deed_takes_back(deed, kind->word, inverse);
    return hindrance == GOAL_FINE     ? COMMAND_DONE
           : hindrance == GOAL_UNREAD ? COMMAND_UNREAD
                                      : COMMAND_VOID;
}

/* --- telling --- */

static int32_t today_of(const struct command_telling *telling)
{
    return person_today(telling->planner->site, telling->person);
}

static void put_views(const struct command_telling *telling, const struct goal_views *views)
{
    struct values *list = values_set_list(telling->values, "each");
    for (guint i = 0; i < views->views->len; i++)
        put_goal(values_add_object(list), telling->phrases, today_of(telling),
                 &g_array_index(views->views, struct goal_view, i));
}

/* Takes GOAL. The team is said where it may be another. */
static void add_view(const struct command_telling *telling, struct goal_views *views,
                     struct goal *goal)
{
    const struct person *person = telling->person;
    struct goal_view *view = goal_views_add(views, telling->planner->site->store, goal, G_MAXINT64);
    gboolean only = g_strv_length(person->teams) + g_strv_length(person->reads) == 1;
    view->team = only ? NULL : goal->team;
}

static void put_one(const struct command_telling *telling, gint64 number)
{
    struct goal_views *views = goal_views_new();
    struct goal *goal = goal_get(telling->planner->site->store, number);
    if (goal != NULL)
        add_view(telling, views, goal);
    put_views(telling, views);
    goal_views_free(views);
}

/* "Tue 24 Nov, Ann Lee: WORDS"; PERSON 0: nobody whose name is known. */
static void add_line(const struct command_telling *telling, struct values *list, int32_t day,
                     gint64 person, const char *words)
{
    struct person *writer = person != 0 ? person_get(telling->planner->site->store, person) : NULL;
    g_autofree char *date = phrase_day(telling->phrases, day);
    g_autofree char *name = writer != NULL ? name_of(person_shown(writer)) : NULL;
    const char *const both[] = {date, name, NULL};
    g_autofree char *head = phrase_row(telling->phrases, both);
    value_say(values_add_object(list), "line", phrase_headed(telling->phrases, head, words));
    person_free(writer);
}

/* "3.2 +2", "60%", with the words behind it. */
static char *step_said(const struct command_telling *telling, const struct goal_step *step,
                       const GPtrArray *results)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < results->len; i++) {
        const struct key_result *result = g_ptr_array_index(results, i);
        if (result->place != step->place)
            continue;
        g_autofree char *amount = phrase_amount(telling->phrases, step->amount, result->unit);
        const char *sign = step->kind == STEP_ADDS && step->amount >= 0 ? "+" : "";
        const char *name = results->len > 1 ? result->name : "";
        g_ptr_array_add(words, g_strconcat(name, *name != '\0' ? " " : "", sign, amount, NULL));
    }
    if (step->confidence != CONFIDENCE_UNSAID)
        g_ptr_array_add(words, g_strdup(phrase_goal_sure(telling->phrases,
                                                         (enum goal_sure)(step->confidence - 1))));
    if (*step->note != '\0')
        g_ptr_array_add(words, line_of(step->note));
    g_ptr_array_add(words, NULL);
    return phrase_row(telling->phrases, (const char *const *)words->pdata);
}

static void put_steps(const struct command_telling *telling, gint64 goal)
{
    struct store *store = telling->planner->site->store;
    struct values *list = values_set_list(telling->values, "steps");
    g_autoptr(GPtrArray) steps = goal_steps(store, goal, STEPS_MAX);
    g_autoptr(GPtrArray) results = key_results(store, goal, TRUE);
    for (guint i = 0; i < steps->len; i++) {
        const struct goal_step *step = g_ptr_array_index(steps, i);
        g_autofree char *said = step_said(telling, step, results);
        add_line(telling, list, step->day, step->person, said);
    }
    values_set_flag(telling->values, "has_steps", steps->len > 0);
}

/* Up the line of managers goes no personal text: only of rounds whose team the person is in or
 * reads. */
static gboolean may_read_round(struct store *store, const struct person *person, gint64 round)
{
    struct round *written = round_get(store, round);
    gboolean may =
        written != NULL && (written->person == person->id || person_reads(person, written->teams));
    for (char **team = written != NULL ? written->teams : NULL; team != NULL && *team != NULL;
         team++)
        may = may || g_strv_contains((const char *const *)person->teams, *team);
    round_free(written);
    return may;
}

static void put_mentions(const struct command_telling *telling, gint64 goal)
{
    struct store *store = telling->planner->site->store;
    struct values *list = values_set_list(telling->values, "mentions");
    g_autoptr(GPtrArray) mentions = goal_mentions(store, goal, MENTIONS_MAX);
    for (guint i = 0; i < mentions->len; i++) {
        const struct goal_mention *mention = g_ptr_array_index(mentions, i);
        if (!may_read_round(store, telling->person, mention->round))
            continue;
        g_autofree char *text = line_of(mention->text);
        add_line(telling, list, mention->day, mention->person, text);
        values_set_flag(telling->values, "has_mentions", TRUE);
    }
}

static void tell_page(const struct command_telling *telling, gint64 number)
{
    struct store *store = telling->planner->site->store;
    struct goal *goal = goal_get(store, number);
    gboolean seen = goal != NULL && goal->state != GOAL_WITHDRAWN &&
                    goal_is_seen_by(store, goal, telling->person);
    goal_free(goal);
    values_set_flag(telling->values, "no_such", !seen);
    values_set_number(telling->values, "number", number);
    if (!seen)
        return;
    values_set_flag(telling->values, "page", TRUE);
    put_one(telling, number);
    put_steps(telling, number);
    put_mentions(telling, number);
}

static void add_goals(const struct command_telling *telling, struct goal_views *views,
                      GHashTable *seen, GPtrArray *goals)
{
    for (guint i = 0; i < goals->len; i++) {
        gint64 id = ((const struct goal *)g_ptr_array_index(goals, i))->id;
        if (g_hash_table_add(seen, g_memdup2(&id, sizeof id)))
            add_view(telling, views, g_steal_pointer(&goals->pdata[i]));
    }
    g_ptr_array_unref(goals);
}

static void add_teams(const struct command_telling *telling, struct goal_views *views,
                      GHashTable *seen, char *const *teams, gboolean all)
{
    for (; *teams != NULL; teams++)
        add_goals(telling, views, seen, goals_of_team(telling->planner->site->store, *teams, all));
}

/* Their own teams first, then those that they read, then those below them. */
static void tell_list(const struct command_telling *telling, gboolean all)
{
    struct store *store = telling->planner->site->store;
    const struct person *person = telling->person;
    struct goal_views *views = goal_views_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_autoptr(GHashTable) below = teams_below(store, person);
    g_autofree char **teams_down = (char **)g_hash_table_get_keys_as_array(below, NULL);
    add_teams(telling, views, seen, person->teams, all);
    add_teams(telling, views, seen, person->reads, all);
    add_teams(telling, views, seen, teams_down, all);
    add_goals(telling, views, seen, goals_owned_by(store, person->id));
    values_set_flag(telling->values, "list", TRUE);
    values_set_number(
        telling->values, "example",
        views->views->len > 0 ? g_array_index(views->views, struct goal_view, 0).number : 3);
    put_views(telling, views);
    goal_views_free(views);
}

static void tell_goals(const struct command_telling *telling, const struct command_row *row)
{
    guint goal, place;
    const char *behind;
    if (row->value != NULL && goal_number_read(row->value, &goal, &place, &behind))
        tell_page(telling, goal);
    else
        tell_list(telling, row->value != NULL);
}

static gint64 number_told(const struct command_telling *telling, const struct goal_case *wanted)
{
    if (wanted->wish.verb != GOAL_NEW)
        return wanted->wish.goal;
    struct goal *made =
        goal_made_last(telling->planner->site->store, telling->person->id, wanted->wish.words);
    gint64 number = made != NULL ? made->id : 0;
    goal_free(made);
    return number;
}

/* Why it was not done: that still holds. */
static void put_hindrance(const struct command_telling *telling, const struct goal_case *wanted)
{
    enum goal_hindrance hindrance =
        wanted->hindrance == GOAL_FINE ? GOAL_SO_ALREADY : wanted->hindrance;
    values_set_flag(telling->values, goal_hindrance_word(hindrance), TRUE);
    if (wanted->result != NULL)
        value_put(telling->values, "unit", wanted->result->unit);
    const struct goal *goal = wanted->goal;
    if (goal != NULL && hindrance != GOAL_NO_SUCH)
        put_one(telling, goal->id);
}

static void tell_goal(const struct command_telling *telling, const struct command_row *row)
{
    const struct goal_doing doing = {.site = telling->planner->site, .person = telling->person};
    struct goal_case wanted;
    goal_case_open(&doing, row->value, &wanted);
    gint64 number = number_told(telling, &wanted);
    values_set_number(telling->values, "number", number);
    if (row->fate == COMMAND_VOID)
        put_hindrance(telling, &wanted);
    else if (wanted.wish.verb == GOAL_WITHDRAW)
        values_set_flag(telling->values, "withdrawn", TRUE);
    else
        put_one(telling, number);
    goal_case_clear(&wanted);
}

const struct command_kind commands_of_goals[] = {
    {.word = "goals", .read = read_goals, .tell = tell_goals, .shows_goals = TRUE, .alone = TRUE},
    {.word = "goal",
     .read = read_goal,
     .act = act_goal,
     .tell = tell_goal,
     .risk = RISK_SMALL,
     .shows_goals = TRUE,
     .alone = TRUE},
    {.word = NULL},
};
