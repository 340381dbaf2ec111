/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "1on1 with Bob every 2 weeks on Tue 10:00", and "1on1 with Bob stop": who meets whom, and how often.
 *
 * Promises: only with a manager, somebody managed, or a member or reader of a team of theirs. Does not: know what is said
 * there.
 */
#include "muster/work/pairs.h"

#include <string.h>

#include "work/commands/arguments.h"
#include "work/commands/managing.h"
#include "work/commands/words.h"
#include "work/meetings/meetings.h"
#include "work/people/called.h"
#include "work/people/managing.h"

enum { WEEKS_MAX = 8 };

/* What the words of a line come to. */
struct wanted_pair {
    GString *who;
    char *at;    /* NULL: no hour was named */
    int weekday; /* -1: none */
    int weeks;
    gboolean stops;
};

/* One word: of the rhythm, or of the name. */
static void word_take(struct wanted_pair *wanted, const char *word)
{
    g_autofree char *lower = g_utf8_strdown(word, -1);
    g_autofree char *value = command_value_find(lower);
    guint64 number = g_ascii_strtoull(lower, NULL, 10);
    int weekday = weekday_named(lower);
    static const char *const fillers[] = {"filler", "with", "to", "week", NULL};
    if (g_strv_contains(fillers, value))
        return;
    if (strcmp(value, "fortnight") == 0)
        wanted->weeks = 2;
    else if (strcmp(value, "stop") == 0)
        wanted->stops = TRUE;
    else if (weekday >= 0)
        wanted->weekday = weekday;
    else if (number >= 1 && number <= WEEKS_MAX && lower[1] == '\0' && wanted->weekday < 0)
        wanted->weeks = (int)number;
    else if (g_ascii_isdigit(lower[0]) && wanted->at == NULL)
        wanted->at = clock_named(lower);
    else
        g_string_append_printf(wanted->who, "%s%s", wanted->who->len > 0 ? " " : "", word);
}

/* "bob every 2 weeks on tue 10:00": whom, and behind a tab the days as in a file, and the hour. */
static char *value_of(const struct wanted_pair *wanted)
{
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    if (wanted->who->len == 0)
        return NULL;
    if (wanted->stops)
        return g_strdup_printf("%s\t\t", wanted->who->str);
    if (wanted->weekday < 0 || wanted->at == NULL)
        return NULL;
    const char *day = days[wanted->weekday];
    return wanted->weeks > 1 ? g_strdup_printf("%s\t%s every %d weeks\t%s", wanted->who->str, day,
                                               wanted->weeks, wanted->at)
                             : g_strdup_printf("%s\t%s\t%s", wanted->who->str, day, wanted->at);
}

/* "1on1: my pay" is for the next one. */
static COMMAND_READER(read_pair)
{
    (void)kind, (void)writer, (void)rest;
    struct wanted_pair wanted = {.who = g_string_new(NULL), .weekday = -1, .weeks = 1};
    g_auto(GStrv) words = g_strsplit_set(written, " ", -1);
    for (char **word = words; *word != NULL; word++)
        if (**word != '\0')
            word_take(&wanted, *word);
    gboolean aside = row->line[strcspn(row->line, " :")] == ':';
    row->value = aside ? NULL : value_of(&wanted);
    g_string_free(wanted.who, TRUE);
    g_free(wanted.at);
    return row->value != NULL;
}

/* The value in pieces; FALSE when it is none. Caller frees with g_strfreev(). */
static gboolean value_split(const char *value, char ***parts_r)
{
    *parts_r = g_strsplit(value, "\t", 3);
    if (g_strv_length(*parts_r) == 3)
        return TRUE;
    g_clear_pointer(parts_r, g_strfreev);
    return FALSE;
}

static gboolean share_team(const struct person *one, const struct person *other)
{
    return person_reads(one, other->teams) || person_reads(other, one->teams) ||
           person_reads(one, other->reads) ||
           (one->teams[0] != NULL && other->teams[0] != NULL &&
            g_strv_contains((const char *const *)one->teams, other->teams[0]));
}

/* Whom WORDS mean among those with whom PERSON may meet. */
static struct person *partner_meant(struct store *store, const struct person *person,
                                    const char *words)
{
    g_autoptr(GPtrArray) teams = g_ptr_array_new();
    for (char **team = person->teams; *team != NULL; team++)
        g_ptr_array_add(teams, *team);
    for (char **team = person->reads; *team != NULL; team++)
        g_ptr_array_add(teams, *team);
    g_ptr_array_add(teams, NULL);
    struct person *partner = person_meant(store, (char *const *)teams->pdata, words);
    gboolean may = partner != NULL && partner->id != person->id && partner->state != PERSON_LEFT &&
                   (share_team(person, partner) || person_is_managed_by(person, partner->address) ||
                    person_is_managed_by(partner, person->address));
    if (!may)
        g_clear_pointer(&partner, person_free);
    return partner;
}

static enum command_fate mean_pair(const struct command_deed *deed, struct command_row *row)
{
    g_auto(GStrv) parts = NULL;
    if (!value_split(row->value, &parts))
        return COMMAND_UNREAD;
    struct person *partner = partner_meant(deed->site->store, deed->person, parts[0]);
    if (partner == NULL)
        return COMMAND_VOID;
    row_mean(row, g_strdup_printf("%s\t%s\t%s", partner->address, parts[1], parts[2]));
    person_free(partner);
    return COMMAND_DONE;
}

/* The manager's calendar sets the hour, else that of who says it. */
static struct meeting_pair pair_of(const struct person *person, const struct person *partner,
                                   char *const *parts)
{
    gboolean hosts = !person_is_managed_by(person, partner->address);
    return (struct meeting_pair){.host = hosts ? person->id : partner->id,
                                 .guest = hosts ? partner->id : person->id,
                                 .days = parts[1],
                                 .at = parts[2]};
}

static enum command_fate act_pair(const struct command_kind *kind, struct command_deed *deed,
                                  const struct command_row *row)
{
    (void)kind;
    g_auto(GStrv) parts = NULL;
    struct person *partner =
        value_split(row->value, &parts) ? person_by_address(deed->site->store, parts[0]) : NULL;
    if (partner == NULL)
        return COMMAND_VOID;
    struct meeting_pair *before =
        meeting_pair_get(deed->site->store, deed->person->id, partner->id);
    const struct meeting_pair pair = pair_of(deed->person, partner, parts);
    pair_choose(deed->site, &pair);
    g_autofree char *back = g_strdup_printf("%s\t%s\t%s", partner->address,
                                            before != NULL ? before->days : PAIR_AS_FILES,
                                            before != NULL ? before->at : "");
    deed_takes_back(deed, "1on1", back);
    meeting_pair_free(before);
    person_free(partner);
    return COMMAND_DONE;
}

/* "tue every 2 weeks" at "10:00" in the words of the language; NULL when it is no such rhythm.
 * Caller frees. */
static char *rhythm_said(const struct phrases *phrases, const char *days, const char *at)
{
    struct days_rule rule;
    int minute;
    if (!days_rule_parse(days, &rule, NULL) || rule.kind != DAYS_OF_WEEK ||
        !clock_parse(at, &minute))
        return NULL;
    return phrase_rhythm(phrases, rule.weekdays, rule.every, minute);
}

/* The address alone is sure to be the one that is meant. */
static char *say_pair(const struct command_telling *telling, const struct command_row *row)
{
    g_auto(GStrv) parts = NULL;
    if (!value_split(row->value, &parts))
        return NULL;
    g_autofree char *rhythm = rhythm_said(telling->phrases, parts[1], parts[2]);
    return phrase_headed(telling->phrases, parts[0],
                         rhythm != NULL ? rhythm
                                        : command_phrase_of_value("stop", telling->language));
}

/* When the two meet next, in any workflow that says so. */
static void tell_next(const struct command_telling *telling, const struct person *partner)
{
    const struct site *site = telling->planner->site;
    gint64 next = INSTANT_NEVER;
    for (guint i = 0; i < site->n_workflows; i++) {
        struct pair pair;
        struct hour_set hour;
        if (pair_find(site, &site->workflows[i], telling->person->id, partner->id, &pair) &&
            pair_next(telling->planner, &pair, site->now, &hour))
            next = MIN(next, hour.start);
        pair_clear(&pair);
    }
    if (next != INSTANT_NEVER)
        value_take(telling->values, "next",
                   phrase_appointment(telling->phrases, next, site->now,
                                      planner_zone(telling->planner, telling->person)));
}

static void tell_pair(const struct command_telling *telling, const struct command_row *row)
{
    g_auto(GStrv) parts = NULL;
    struct person *partner = value_split(row->value, &parts)
                                 ? person_by_address(telling->planner->site->store, parts[0])
                                 : NULL;
    if (partner == NULL)
        return;
    value_take(telling->values, "person", name_of(person_shown(partner)));
    values_set_flag(telling->values, "stops", parts[1][0] == '\0');
    value_take(telling->values, "rhythm", rhythm_said(telling->phrases, parts[1], parts[2]));
    tell_next(telling, partner);
    person_free(partner);
}

const struct command_kind commands_of_pairs[] = {
    {.word = "1on1",
     .read = read_pair,
     .mean = mean_pair,
     .act = act_pair,
     .tell = tell_pair,
     .say = say_pair,
     .risk = RISK_SMALL},
    {.word = NULL},
};
