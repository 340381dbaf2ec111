/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "report [TEAM] [week|month]": what the last days brought, as a mail of its own.
 *
 * Does not: show anybody more than their summaries and reports do (summary/reporting.h).
 */
#include <string.h>

#include "work/commands/arguments.h"
#include "work/commands/managing.h"
#include "work/commands/words.h"
#include "work/people/called.h"
#include "work/planning/planner.h"
#include "work/summary/reporting.h"

enum { WEEK = 7, MONTH = 30 /* days, today included */ };

/* How many days WORD names, 0 when none. */
static int days_of(const char *word)
{
    g_autofree char *lower = g_utf8_strdown(word, -1);
    g_autofree char *value = command_value_find(lower);
    return strcmp(value, "week") == 0 ? WEEK : strcmp(value, "month") == 0 ? MONTH : 0;
}

/* Takes the period off the end of the words; what is left names a team. */
static COMMAND_READER(read_report)
{
    (void)kind, (void)rest;
    if (strchr(row->line, ':') != NULL) /* "report: it is with the customer" */
        return FALSE;
    g_autofree char *words = g_strdup(written);
    char *last = strrchr(words, ' ');
    int days = days_of(last != NULL ? last + 1 : words);
    if (days > 0)
        *(last != NULL ? last : words) = '\0';
    row->value = words[0] != '\0' ? g_strdup(words) : NULL;
    row->last = writer->today;
    row->first = writer->today - (days > 0 ? days : WEEK) + 1;
    return TRUE;
}

/* The team that WORDS mean to READER, of those that they are told of. Caller frees. */
static char *team_told(struct store *store, const struct person *reader, const char *words)
{
    g_autoptr(GHashTable) teams = teams_below(store, reader);
    for (char **team = reader->reads; *team != NULL; team++)
        g_hash_table_add(teams, g_strdup(*team));
    GHashTableIter all;
    gpointer team;
    g_hash_table_iter_init(&all, teams);
    while (g_hash_table_iter_next(&all, &team, NULL))
        if (name_equal(team, words))
            return g_strdup(team);
    return NULL;
}

static enum command_fate mean_report(const struct command_deed *deed, struct command_row *row)
{
    if (row->value == NULL)
        return COMMAND_DONE;
    char *team = team_told(deed->site->store, deed->person, row->value);
    if (team == NULL)
        return COMMAND_REFUSED;
    row_mean(row, team);
    return COMMAND_DONE;
}

static enum command_fate act_report(const struct command_kind *kind, struct command_deed *deed,
                                    const struct command_row *row)
{
    (void)kind;
    struct due due = due_key("report", row->value != NULL ? row->value : "", deed->person->id, 0,
                             row->last - row->first + 1);
    due.day = row->last;
    due.at = deed->site->now;
    due_set(deed->site->store, &due);
    return COMMAND_DONE;
}

/* What would be empty does not come. */
static void tell_report(const struct command_telling *telling, const struct command_row *row)
{
    const struct entries_query query = {
        .team = row->value, .since = row->first, .until = row->last};
    struct report *report = report_gather_for(telling->planner, &query, telling->person);
    values_set_flag(telling->values, "empty", report_is_empty(report));
    report_free(report);
}

const struct command_kind commands_of_reports[] = {
    {.word = "report",
     .read = read_report,
     .mean = mean_report,
     .act = act_report,
     .tell = tell_report,
     .may = MAY_READER},
    {.word = NULL},
};
