/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who manages whom: readers who manage one of a team's members, and whoever looks after the site. */
#include "work/commands/managing.h"

#include <string.h>

static gboolean looks_after_site(const struct site *site, const struct person *person)
{
    const char *owner = site->config->site.owner;
    return owner[0] != '\0' && (g_ascii_strcasecmp(owner, person->address) == 0 ||
                                g_strv_contains((const char *const *)person->aliases, owner));
}

static gboolean has_report_in(struct store *store, const struct person *person, const char *team)
{
    g_autoptr(GArray) members = team_members(store, team);
    gboolean has = FALSE;
    for (guint i = 0; i < members->len && !has; i++) {
        struct person *member = person_get(store, g_array_index(members, gint64, i));
        has = member != NULL && strcmp(member->manager, person->address) == 0;
        person_free(member);
    }
    return has;
}

gboolean person_manages_team(const struct site *site, const struct person *person, const char *team)
{
    if (looks_after_site(site, person))
        return TRUE;
    return g_strv_contains((const char *const *)person->reads, team) &&
           has_report_in(site->store, person, team);
}

gboolean person_manages(const struct site *site, const struct person *person)
{
    if (looks_after_site(site, person))
        return TRUE;
    for (char **team = person->reads; *team != NULL; team++)
        if (has_report_in(site->store, person, *team))
            return TRUE;
    return FALSE;
}
