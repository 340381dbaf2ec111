/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands: its groups, and who may use a row. */
#include <string.h>

#include "work/commands/kind.h"

static const struct command_kind *const groups[] = {
    commands_of_asking,  commands_of_stays,   commands_of_standing, commands_of_own_hours,
    commands_of_finding, commands_of_consent, commands_of_rights,   commands_of_threads,
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

gboolean command_may(const struct person *person, const struct command_kind *kind)
{
    return kind->may == MAY_ANYONE || person->state != PERSON_LEFT;
}
