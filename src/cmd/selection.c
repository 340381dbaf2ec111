/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rounds a command is about, by its options. A slip in a name is no empty answer. */
#include "cmd/selection.h"

#include <string.h>

static char *team, *person_address, *workflow_name, *since, *until;

const GOptionEntry selection_options[] = {
    {"team", 0, 0, G_OPTION_ARG_STRING, &team, "only of who was in TEAM then", "TEAM"},
    {"person", 0, 0, G_OPTION_ARG_STRING, &person_address, "only of one person", "ADDRESS"},
    {"workflow", 0, 0, G_OPTION_ARG_STRING, &workflow_name, "only of one workflow", "NAME"},
    {"since", 0, 0, G_OPTION_ARG_STRING, &since, "from this day on", "DATE"},
    {"until", 0, 0, G_OPTION_ARG_STRING, &until, "up to this day", "DATE"},
    G_OPTION_ENTRY_NULL,
};

static gboolean day_option(const char *text, int32_t *day_r, struct failure *failure)
{
    return text == NULL || day_parse(text, day_r) ||
           failure_set(failure, FAILURE_USAGE, "`%s' is no date; write it as 2026-11-23", text);
}

gboolean selection_days(struct entries_query *query, struct failure *failure)
{
    return day_option(until, &query->until, failure) && day_option(since, &query->since, failure);
}

static gboolean any_note(const struct round *round, const struct person *person,
                         const struct form *form, const struct entry *entry, gpointer data)
{
    (void)round, (void)person, (void)form, (void)entry;
    *(gboolean *)data = TRUE;
    return FALSE;
}

/* What an option may name beside what old rounds name: teams that have people, or are asked. */
static char **teams_known(struct site *site)
{
    g_auto(GStrv) peopled = teams_all(site->store);
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    g_strv_builder_addv(names, (const char **)peopled);
    for (guint i = 0; i < site->n_workflows; i++)
        g_strv_builder_addv(names, (const char **)site->workflows[i].config->audience);
    return g_strv_builder_end(names);
}

static char **people_known(struct site *site)
{
    g_autoptr(GPtrArray) people = people_all(site->store);
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (guint i = 0; i < people->len; i++)
        g_strv_builder_add(names, ((const struct person *)g_ptr_array_index(people, i))->address);
    return g_strv_builder_end(names);
}

static char **workflows_known(struct site *site)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (guint i = 0; i < site->n_workflows; i++)
        g_strv_builder_add(names, site->workflows[i].config->name);
    return g_strv_builder_end(names);
}

/* What one option names, of all days. */
struct wanted {
    const char *what, *name;
    char **(*known)(struct site *site);
    struct entries_query query;
};

/* An alias is known to the store, and not in the list. */
static gboolean wanted_is_filed(struct site *site, struct wanted *wanted)
{
    gboolean any = FALSE;
    wanted->query.since = INT32_MIN;
    wanted->query.until = INT32_MAX;
    entries_each(site->store, &wanted->query, any_note, &any);
    if (any || wanted->query.person == NULL)
        return any;
    struct person *person = person_by_address(site->store, wanted->name);
    any = person != NULL;
    person_free(person);
    return any;
}

/* A slip in a name is no empty answer. */
static gboolean wanted_check(struct site *site, struct wanted *wanted, struct failure *failure)
{
    if (wanted->name == NULL)
        return TRUE;
    g_auto(GStrv) known = wanted->known(site);
    if (g_strv_contains((const char *const *)known, wanted->name) || wanted_is_filed(site, wanted))
        return TRUE;
    return command_unknown(wanted->what, wanted->name, (const char *const *)known, failure);
}

gboolean selection_names(struct site *site, struct entries_query *query, struct failure *failure)
{
    if (person_address != NULL)
        address_lower(person_address);
    query->team = team;
    query->person = person_address;
    query->workflow = workflow_name;
    struct wanted wanted[] = {
        {"team", team, teams_known, {.team = team}},
        {"person", person_address, people_known, {.person = person_address}},
        {"workflow", workflow_name, workflows_known, {.workflow = workflow_name}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!wanted_check(site, &wanted[i], failure))
            return FALSE;
    return TRUE;
}
