/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of managers: who stands above whom, by what the roster says.
 *
 * Promises: an end, also where two are each other's manager.
 */
#include "work/summary/reporting.h"

/* Adds the people whose manager is one of ABOVE, which holds addresses, to it. FALSE when there were none. */
static gboolean add_managed(GHashTable *above, const GPtrArray *people)
{
    gboolean grew = FALSE;
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = g_ptr_array_index(people, i);
        if (person->state != PERSON_LEFT && g_hash_table_contains(above, person->manager))
            grew |= g_hash_table_add(above, g_strdup(person->address));
    }
    return grew;
}

GHashTable *teams_below(struct store *store, const struct person *manager)
{
    GHashTable *teams = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) line = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) people = people_all(store);
    g_hash_table_add(line, g_strdup(manager->address));
    while (add_managed(line, people))
        ;
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = g_ptr_array_index(people, i);
        if (person->id == manager->id || !g_hash_table_contains(line, person->address))
            continue;
        for (char **team = person->teams; *team != NULL; team++)
            g_hash_table_add(teams, g_strdup(*team));
    }
    return teams;
}
