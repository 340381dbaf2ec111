/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that only ask: help, status, who. They change nothing and tell people what is theirs to know. */
#include "muster/work/absence.h"
#include "muster/work/choices.h"
#include "work/commands/arguments.h"
#include "work/commands/words.h"
#include "work/planning/planner.h"

#include <string.h>

enum { USAGE_COLUMNS = 25 /* of the 72 of a line */, NAMES_MAX = 6 };

/* --- help --- */

/* "  vacation 21 Dec..4 Jan   also ...": a line of a table that stands in a fixed font. */
static void help_add(struct values *rows, const struct command_help *help)
{
    gsize columns = text_columns(help->usage);
    g_autofree char *gap = g_strnfill(columns < USAGE_COLUMNS ? USAGE_COLUMNS - columns : 1, ' ');
    value_say(values_add_object(rows), "row", g_strconcat(help->usage, gap, help->help, NULL));
}

/* "help managers". */
static COMMAND_READER(read_help)
{
    (void)kind, (void)writer, (void)written;
    g_autofree char *value = command_value_find(rest);
    gboolean for_managers = strcmp(value, "managers") == 0;
    if (for_managers)
        row->value = g_steal_pointer(&value);
    return for_managers || rest[0] == '\0';
}

/* A word that the site has not turned on helps nobody. */
static gboolean is_in_use(const struct site *site, const char *word)
{
    return site->config->site.kudos || strcmp(word, "kudos") != 0;
}

/* What only readers and managers can write fills a screen of its own. */
static void tell_help(const struct command_telling *telling, const struct command_row *row)
{
    guint n;
    gboolean manages = FALSE;
    const struct command_help *helps = command_help_of(telling->language, &n);
    struct values *rows = values_set_list(telling->values, "rows");
    for (guint i = 0; i < n; i++) {
        const struct command_kind *kind = command_kind_find(helps[i].word);
        gboolean of_managers =
            kind != NULL && (kind->may == MAY_READER || kind->may == MAY_MANAGER);
        gboolean may = is_in_use(telling->planner->site, helps[i].word) &&
                       (!of_managers || command_may(telling->planner->site, telling->person, kind));
        manages |= of_managers && may;
        if (helps[i].help[0] != '\0' && may && of_managers == (row->value != NULL))
            help_add(rows, &helps[i]);
    }
    values_set_flag(telling->values, "manages", manages && row->value == NULL);
}

/* --- status --- */

static void tell_absence(const struct command_telling *telling)
{
    int32_t until;
    const struct site *site = telling->planner->site;
    if (!person_is_away(site->store, telling->person->id, person_today(site, telling->person),
                        &until))
        return;
    values_set_flag(telling->values, "away", TRUE);
    if (until != ABSENCE_OPEN)
        value_take(telling->values, "away_until", phrase_day(telling->phrases, until));
}

static void tell_open_rounds(const struct command_telling *telling)
{
    const struct site *site = telling->planner->site;
    struct values *open = values_set_list(telling->values, "open_rounds");
    g_autoptr(GPtrArray) rounds = rounds_open_of(site->store, telling->person->id);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = rounds->pdata[i];
        const struct workflow *workflow = site_workflow(site, round->workflow);
        const char *title = workflow != NULL ? workflow->config->title : round->workflow;
        struct values *values = values_add_object(open);
        value_put(values, "title", phrase_title(telling->phrases, title));
        value_take(values, "until",
                   phrase_hour(telling->phrases, round->on_time, site->now,
                               planner_zone(telling->planner, telling->person)));
    }
}

/* Of any workflow. */
void tell_next_question(const struct command_telling *telling)
{
    const struct site *site = telling->planner->site;
    gint64 next = INSTANT_NEVER;
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct due key =
            due_key("ask", site->workflows[i].config->name, telling->person->id, 0, 0);
        struct due *due = due_find(site->store, &key);
        if (due != NULL)
            next = MIN(next, due->at);
        due_free(due);
    }
    if (next != INSTANT_NEVER)
        value_take(telling->values, "next",
                   phrase_appointment(telling->phrases, next, site->now,
                                      planner_zone(telling->planner, telling->person)));
}

static void tell_status(const struct command_telling *telling, const struct command_row *row)
{
    (void)row;
    const struct person *person = telling->person;
    const struct planner *planner = telling->planner;
    struct rhythm rhythm;
    site_rhythm_of(planner->site, person, &rhythm);
    g_autofree char *remind = choice_get(planner->site, person, "remind");
    if (person->state != PERSON_WELCOME || planner_asks(planner, person))
        values_set_flag(telling->values, person_state_word(person->state), TRUE);
    value_take(telling->values, "teams",
               phrase_row(telling->phrases, (const char *const *)person->teams));
    value_take(telling->values, "reads",
               phrase_row(telling->phrases, (const char *const *)person->reads));
    value_put(telling->values, "zone", zone_name(rhythm.zone));
    value_take(telling->values, "workdays", phrase_weekdays(telling->phrases, rhythm.workdays));
    value_put(telling->values, "remind",
              remind[0] != '\0' ? command_phrase_of_value(remind, telling->language) : NULL);
    tell_absence(telling);
    tell_open_rounds(telling);
    tell_next_question(telling);
}

/* --- who --- */

static void tell_who(const struct command_telling *telling, const struct command_row *row)
{
    (void)row;
    const struct person *person = telling->person;
    const struct site_config *config = &telling->planner->site->config->site;
    const struct audience *audience = planner_audience(telling->planner, person->teams);
    g_autoptr(GPtrArray) readers = g_ptr_array_new();
    for (guint i = 0; i < audience->names->len; i++)
        g_ptr_array_add(readers, audience->names->pdata[i]);
    g_ptr_array_add(readers, NULL);
    value_take(telling->values, "readers",
               phrase_list(telling->phrases, (const char *const *)readers->pdata, NAMES_MAX));
    value_take(telling->values, "teams",
               phrase_list(telling->phrases, (const char *const *)person->teams, NAMES_MAX));
    value_take(telling->values, "reads",
               phrase_list(telling->phrases, (const char *const *)person->reads, NAMES_MAX));
    values_set_number(telling->values, "raw_days", config->keep_raw_days);
    values_set_number(telling->values, "entry_months", config->keep_entry_months);
}

const struct command_kind commands_of_asking[] = {
    {.word = "help", .read = read_help, .tell = tell_help, .may = MAY_ANYONE, .alone = TRUE},
    {.word = "status", .read = read_nothing, .tell = tell_status, .may = MAY_ANYONE},
    {.word = "who", .read = read_nothing, .tell = tell_who, .alone = TRUE},
    {.word = "unheard", .read = read_nothing, .may = MAY_ANYONE}, /* what was no command */
    {.word = NULL},
};
