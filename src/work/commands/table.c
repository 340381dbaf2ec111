/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands: its groups, and who may use a row. */
#include <string.h>

#include "work/commands/kind.h"
#include "work/people/managing.h"

static const struct command_kind *const groups[] = {
    commands_of_asking,  commands_of_stays,   commands_of_standing,  commands_of_own_hours,
    commands_of_finding, commands_of_consent, commands_of_rights,    commands_of_managing,
    commands_of_teams,   commands_of_reports, commands_of_questions, commands_of_items,
    commands_of_pairs,   commands_of_goals,   commands_of_thanking,  commands_of_threads,
};

void command_kinds_each(void (*call)(const struct command_kind *kind, gpointer data), gpointer data)
{
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
        for (const struct command_kind *kind = groups[i]; kind->word != NULL; kind++)
            call(kind, data);
}

const struct command_kind *command_kind_find(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
        for (const struct command_kind *kind = groups[i]; kind->word != NULL; kind++)
            if (strcmp(kind->word, word) == 0)
                return kind;
    return NULL;
}

static gboolean manages_any(struct store *store, const struct person *person)
{
    for (char **team = person->reads; *team != NULL; team++)
        if (person_manages(store, person, *team))
            return TRUE;
    return FALSE;
}

static gboolean is_granted(const struct site *site, const char *grant)
{
    const char *const *may = site->config->managers.may;
    return g_strv_contains(may, "all") || g_strv_contains(may, grant);
}

gboolean command_may(const struct site *site, const struct person *person,
                     const struct command_kind *kind)
{
    switch (kind->may) {
    case MAY_ANYONE:
        return TRUE;
    case MAY_MEMBER:
        return person->state != PERSON_LEFT;
    case MAY_READER:
        return person->state != PERSON_LEFT && person->reads[0] != NULL;
    case MAY_MANAGER:
        return person->state != PERSON_LEFT && is_granted(site, kind->grant) &&
               manages_any(site->store, person);
    }
    return FALSE;
}
