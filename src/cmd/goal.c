/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster goal: what teams want to reach, and where that stands. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "muster/work/goals.h"

enum { STEPS_MAX = 1000 };

static char *team, *owner;
static gboolean all;
static const char *number_text;
static char *words; /* what is wanted, as in a mail */

/* --- as JSON --- */

static void json_amount(JsonBuilder *json, const char *name, gint64 thousandths)
{
    json_put_fraction(json, name, (double)thousandths / GOAL_ONE);
}

static void json_person(JsonBuilder *json, const struct site *site, const char *name, gint64 id)
{
    struct person *person = id != 0 ? person_get(site->store, id) : NULL;
    json_put_text(json, name, person != NULL ? person->address : NULL);
    person_free(person);
}

static void json_result(JsonBuilder *json, const struct key_result *result)
{
    g_autofree char *number =
        g_strdup_printf("%" G_GINT64_FORMAT ".%d", result->goal, result->place);
    json_builder_begin_object(json);
    json_put_text(json, "number", number);
    json_put_text(json, "name", result->name);
    json_put_text(json, "unit", result->unit);
    json_amount(json, "from", result->from);
    json_amount(json, "to", result->to);
    json_amount(json, "current", result->current);
    json_put_number(json, "percent", key_result_percent(result));
    json_put_day(json, "fed", result->fed);
    json_builder_end_object(json);
}

static void json_results(JsonBuilder *json, const struct site *site, gint64 goal)
{
    g_autoptr(GPtrArray) results = key_results(site->store, goal, FALSE);
    json_begin_list(json, "key_results");
    for (guint i = 0; i < results->len; i++)
        json_result(json, g_ptr_array_index(results, i));
    json_builder_end_array(json);
}

static void json_step(JsonBuilder *json, const struct site *site, const struct goal_step *step)
{
    static const char *const kinds[] = {
        [STEP_IS] = "is", [STEP_ADDS] = "adds", [STEP_SAYS] = "says"};
    json_builder_begin_object(json);
    json_put_day(json, "date", step->day);
    json_person(json, site, "person", step->person);
    json_put_number(json, "key_result", step->place);
    json_put_text(json, "kind", kinds[step->kind]);
    if (step->kind != STEP_SAYS)
        json_amount(json, "amount", step->amount);
    json_put_text(json, "confidence", goal_confidence_word(step->confidence));
    json_put_text(json, "note", step->note);
    json_builder_end_object(json);
}

static void json_steps(JsonBuilder *json, const struct site *site, gint64 goal)
{
    g_autoptr(GPtrArray) steps = goal_steps(site->store, goal, STEPS_MAX);
    json_begin_list(json, "history");
    for (guint i = 0; i < steps->len; i++)
        json_step(json, site, g_ptr_array_index(steps, i));
    json_builder_end_array(json);
}

static void print_json(const struct site *site, const struct goal *goal, gboolean history)
{
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_number(json, "goal", goal->id);
    json_put_text(json, "title", goal->title);
    json_put_text(json, "team", goal->team);
    json_person(json, site, "owner", goal->owner);
    json_put_text(json, "state", goal_state_word(goal->state));
    json_put_text(json, "confidence", goal_confidence_word(goal->confidence));
    json_put_day(json, "until", goal->until);
    json_results(json, site, goal->id);
    if (history)
        json_steps(json, site, goal->id);
    json_builder_end_object(json);
    command_print_json(json);
}

/* --- for people --- */

static void append_step(GString *out, const struct site *site, const struct goal_step *step)
{
    char day[DAY_TEXT_MAX];
    day_format(step->day, day);
    struct person *person = step->person != 0 ? person_get(site->store, step->person) : NULL;
    g_string_append_printf(out, "  %s  %s", day, person != NULL ? person->address : "-");
    if (step->place > 0)
        g_string_append_printf(out, "  .%d", step->place);
    if (step->kind != STEP_SAYS)
        g_string_append_printf(out, "  %s%g",
                               step->kind == STEP_ADDS && step->amount >= 0 ? "+" : "",
                               (double)step->amount / GOAL_ONE);
    if (step->confidence != CONFIDENCE_UNSAID)
        g_string_append_printf(out, "  confidence %s", goal_confidence_word(step->confidence));
    g_string_append_printf(out, "%s%s\n", *step->note != '\0' ? "  " : "", step->note);
    person_free(person);
}

static gboolean print_goal(const struct command *command, const struct site *site,
                           const struct goal *goal, gboolean history, struct failure *failure)
{
    if (command->json) {
        print_json(site, goal, history);
        return TRUE;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) steps = goal_steps(site->store, goal->id, history ? STEPS_MAX : 0);
    goal_append(site, goal, out);
    if (steps->len > 0)
        g_string_append_c(out, '\n');
    for (guint i = 0; i < steps->len; i++)
        append_step(out, site, g_ptr_array_index(steps, i));
    return fputs(out->str, stdout) >= 0 ||
           failure_set(failure, FAILURE_BUSY, "stdout: %s", g_strerror(errno));
}

/* --- list, show, new, set --- */

static gboolean list_act(struct command *command, struct site *site, struct failure *failure)
{
    g_auto(GStrv) teams = teams_all(site->store);
    if (team != NULL && !g_strv_contains((const char *const *)teams, team))
        return command_unknown("team", team, (const char *const *)teams, failure);
    g_autoptr(GPtrArray) goals =
        team != NULL ? goals_of_team(site->store, team, all) : goals_all(site->store, all);
    gboolean fine = TRUE;
    for (guint i = 0; i < goals->len && fine; i++)
        fine = print_goal(command, site, g_ptr_array_index(goals, i), FALSE, failure);
    return fine && store_ok(site->store, failure);
}

static gboolean show(struct command *command, struct site *site, gint64 number, gboolean history,
                     struct failure *failure)
{
    struct goal *goal = goal_get(site->store, number);
    gboolean fine = goal != NULL || (store_ok(site->store, failure) &&
                                     failure_set(failure, FAILURE_USAGE,
                                                 "there is no such goal; see `muster goal list'"));
    fine = fine && print_goal(command, site, goal, history, failure);
    goal_free(goal);
    return fine && store_ok(site->store, failure);
}

static gboolean show_act(struct command *command, struct site *site, struct failure *failure)
{
    return show(command, site, g_ascii_strtoll(number_text, NULL, 10), TRUE, failure);
}

static gboolean want_act(struct command *command, struct site *site, struct failure *failure)
{
    gint64 number;
    return goal_want(site, words, &number, failure) && show(command, site, number, FALSE, failure);
}

/* "new WORDS team core @ann@acme.example" */
static char *new_words(char **arguments)
{
    g_autofree char *title = g_strjoinv(" ", arguments);
    return g_strconcat("new ", title, team != NULL ? " team " : "", team != NULL ? team : "",
                       owner != NULL ? " @" : "", owner != NULL ? owner : "", NULL);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    const char *verb = n_arguments > 0 ? arguments[0] : "";
    if (strcmp(verb, "list") == 0 && n_arguments == 1)
        return command_with_site(command, STORE_READ, list_act);
    if (strcmp(verb, "show") == 0 && n_arguments == 2) {
        number_text = arguments[1];
        return command_with_site(command, STORE_READ, show_act);
    }
    if (strcmp(verb, "new") == 0 && n_arguments >= 2)
        words = new_words(arguments + 1);
    else if (strcmp(verb, "set") == 0 && n_arguments >= 3)
        words = g_strjoinv(" ", arguments + 1);
    else
        return command_usage(command, "say `list', `show N', `new WORDS' or `set N WORDS'");
    int code = command_with_site(command, STORE_WRITE, want_act);
    g_free(words);
    return code;
}

int main(int argc, char **argv)
{
    const GOptionEntry options[] = {
        {"team", 0, 0, G_OPTION_ARG_STRING, &team, "of this team", "NAME"},
        {"owner", 0, 0, G_OPTION_ARG_STRING, &owner, "whose it shall be", "ADDRESS"},
        {"all", 0, 0, G_OPTION_ARG_NONE, &all, "also those that are over", NULL},
        G_OPTION_ENTRY_NULL,
    };
    struct command command = {
        .name = "goal",
        .summary = "Goals of teams: what they want to reach, and where that stands.",
        .arguments = "list | show N | new WORDS | set N WORDS",
        .example =
            "  muster goal new --team=core --owner=ann@acme.example \\\n"
            "      'Halve the support queue: open tickets 120 -> 60 by Q1'\n"
            "  muster goal list\n"
            "  muster goal set 3 +2        (as people write it: `set 3 done', `set 3 until Q2')\n"
            "  muster goal show 3 --json",
        .acts = TRUE,
        .has_data = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
