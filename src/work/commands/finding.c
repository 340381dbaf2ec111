/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command "search": what was written, by its words.
 *
 * Promises: only what the person may read (PRODUCT 4): their own, and what was written in teams that they read or are in,
 * at the moment at which it is told.
 */
#include "muster/work/finding.h"
#include "work/commands/arguments.h"
#include "work/planning/planner.h"

enum { HITS_MAX = 10 };

static void tell_hit(const struct command_telling *telling, struct values *hits,
                     const struct search_hit *hit)
{
    struct values *values = values_add_object(hits);
    struct person *writer = person_get(telling->planner->site->store, hit->person);
    if (writer != NULL)
        value_take(values, "name", name_of(person_shown(writer)));
    value_take(values, "day", phrase_day(telling->phrases, hit->day));
    value_put(values, "snippet", hit->snippet);
    person_free(writer);
}

GPtrArray *entries_find(struct store *store, const struct person *person, const char *words,
                        guint limit)
{
    g_autoptr(GPtrArray) teams = g_ptr_array_new();
    for (char **team = person != NULL ? person->teams : NULL; team != NULL && *team != NULL; team++)
        g_ptr_array_add(teams, *team);
    for (char **team = person != NULL ? person->reads : NULL; team != NULL && *team != NULL; team++)
        g_ptr_array_add(teams, *team);
    g_ptr_array_add(teams, NULL);
    return search_find(store, words, person != NULL ? person->id : 0,
                       (const char *const *)teams->pdata, limit);
}

static void tell_search(const struct command_telling *telling, const struct command_row *row)
{
    g_autoptr(GPtrArray) found =
        entries_find(telling->planner->site->store, telling->person, row->value, HITS_MAX);
    struct values *hits = values_set_list(telling->values, "hits");
    for (guint i = 0; i < found->len; i++)
        tell_hit(telling, hits, found->pdata[i]);
    values_set_flag(telling->values, "more", found->len == HITS_MAX);
}

const struct command_kind commands_of_finding[] = {
    {.word = "search", .read = read_words, .tell = tell_search},
    {.word = NULL},
};
