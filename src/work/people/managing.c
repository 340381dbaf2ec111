/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What managers do with the people of their teams.
 *
 * Does not: know of commands. Who may do it is asked before (person_manages()).
 */
#include "work/people/managing.h"

#include <string.h>

#include "muster/work/planning.h"
#include "muster/work/silence.h"
#include "work/people/called.h"
#include "work/people/roster-cell.h"

/* --- who manages what --- */

gboolean person_is_managed_by(const struct person *person, const char *address)
{
    g_auto(GStrv) managers = roster_cell_list(person->manager);
    return g_strv_contains((const char *const *)managers, address);
}

gboolean person_manages(struct store *store, const struct person *person, const char *team)
{
    if (!g_strv_contains((const char *const *)person->reads, team))
        return FALSE;
    g_autoptr(GArray) members = team_members(store, team);
    gboolean manages = FALSE;
    for (guint i = 0; i < members->len && !manages; i++) {
        struct person *member = person_get(store, g_array_index(members, gint64, i));
        manages = member != NULL && person_is_managed_by(member, person->address);
        person_free(member);
    }
    return manages;
}

char *team_meant(struct store *store, const struct person *manager, const char *words)
{
    gboolean any = words == NULL || *words == '\0';
    const char *found = NULL;
    for (char **team = manager->reads; *team != NULL; team++) {
        if ((!any && !name_equal(*team, words)) || !person_manages(store, manager, *team))
            continue;
        if (found != NULL)
            return NULL;
        found = *team;
    }
    return g_strdup(found);
}

static gboolean asks_team(const struct site *site, const struct workflow *workflow,
                          const char *team)
{
    g_autoptr(GArray) members = team_members(site->store, team);
    gboolean asks = FALSE;
    for (guint i = 0; i < members->len && !asks; i++) {
        struct person *member = person_get(site->store, g_array_index(members, gint64, i));
        asks = member != NULL && workflow_asks(workflow, member);
        person_free(member);
    }
    return asks;
}

/* NAME: NULL for any. */
static const struct workflow *workflow_of_team(const struct site *site, const char *team,
                                               const char *name)
{
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        gboolean is_named = name == NULL || name_equal(workflow->config->name, name);
        if (is_named && !workflow->paused && asks_team(site, workflow, team))
            return workflow;
    }
    return NULL;
}

const struct workflow *team_workflow_meant(const struct site *site, const struct person *manager,
                                           const char *words, char **team_r)
{
    g_autofree char *front = g_strdup(words != NULL ? words : "");
    char *last = strrchr(front, ' ');
    *team_r = team_meant(site->store, manager, front);
    if (*team_r != NULL)
        return workflow_of_team(site, *team_r, NULL);
    if (last != NULL)
        *last = '\0';
    *team_r = team_meant(site->store, manager, last != NULL ? front : "");
    return *team_r != NULL ? workflow_of_team(site, *team_r, last != NULL ? last + 1 : front)
                           : NULL;
}

/* --- in and out of a team --- */

static void teams_set(struct site *site, gint64 person, GPtrArray *teams)
{
    g_ptr_array_add(teams, NULL);
    person_set_teams(site->store, person, (const char *const *)teams->pdata);
    planning_refresh_person(site, person);
}

gboolean person_join_team(struct site *site, const struct person *person, const char *team)
{
    if (g_strv_contains((const char *const *)person->teams, team))
        return FALSE;
    g_autoptr(GPtrArray) teams = g_ptr_array_new();
    for (char **one = person->teams; *one != NULL; one++)
        g_ptr_array_add(teams, *one);
    g_ptr_array_add(teams, (gpointer)team);
    teams_set(site, person->id, teams);
    return TRUE;
}

gboolean person_leave_team(struct site *site, const struct person *person, const char *team)
{
    if (!g_strv_contains((const char *const *)person->teams, team))
        return FALSE;
    g_autoptr(GPtrArray) teams = g_ptr_array_new();
    for (char **one = person->teams; *one != NULL; one++)
        if (strcmp(*one, team) != 0)
            g_ptr_array_add(teams, *one);
    teams_set(site, person->id, teams);
    return TRUE;
}

/* --- on the site, and off it --- */

static gboolean invite_known(struct site *site, const struct person *person, const char *team)
{
    gboolean left = person->state == PERSON_LEFT;
    if (left && !person_was_sent_away(site->store, person->id))
        return FALSE;
    gboolean joins = person_join_team(site, person, team);
    return left ? person_return(site, person->id) : joins;
}

gboolean person_invite(struct site *site, const struct person *manager, const char *address,
                       const char *name, const char *team)
{
    struct store *store = site->store;
    struct person *known = person_by_address(store, address);
    if (known != NULL) {
        gboolean invited = invite_known(site, known, team);
        person_free(known);
        return invited;
    }
    g_autofree char *front = g_strndup(address, strcspn(address, "@"));
    gint64 id = person_add(store, address, name[0] != '\0' ? name : front);
    person_set(store, id, "manager", manager->address);
    g_autoptr(GPtrArray) teams = g_ptr_array_new();
    g_ptr_array_add(teams, (gpointer)team);
    teams_set(site, id, teams);
    return TRUE;
}

char *person_remove(struct site *site, const struct person *manager, const struct person *person)
{
    struct store *store = site->store;
    g_autoptr(GPtrArray) kept = g_ptr_array_new(), gone = g_ptr_array_new();
    for (char **team = person->teams; *team != NULL; team++)
        g_ptr_array_add(person_manages(store, manager, *team) ? gone : kept, *team);
    if (gone->len == 0)
        return NULL;
    gboolean leaves = kept->len == 0 && person->reads[0] == NULL;
    teams_set(site, person->id, kept);
    if (leaves)
        person_send_away(site, person->id);
    g_ptr_array_add(gone, NULL);
    return g_strjoinv(";", (char **)gone->pdata);
}

void person_restore(struct site *site, const struct person *person, const char *teams)
{
    g_auto(GStrv) list = roster_cell_list(teams);
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (char **team = person->teams; *team != NULL; team++)
        g_ptr_array_add(all, *team);
    for (char **team = list; *team != NULL; team++)
        if (!g_strv_contains((const char *const *)person->teams, *team))
            g_ptr_array_add(all, *team);
    teams_set(site, person->id, all);
    if (person->state == PERSON_LEFT && person_was_sent_away(site->store, person->id))
        person_return(site, person->id);
}
