/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in which team, who reads it, and which other addresses a person has. */
#include "store/people.h"

/* In the order of the key, so that nothing is sorted. */
static void teams_read(struct store *store, struct person *person)
{
    g_autoptr(GStrvBuilder) teams = g_strv_builder_new(), reads = g_strv_builder_new();
    struct row *row = sql_start(store,
                                "SELECT team, role = 'reader' FROM membership WHERE person = $1"
                                " AND role <> 'former' ORDER BY role, team",
                                WITH(number(person->id)));
    while (row_next(row)) {
        g_autofree char *team = row_string(row, 0);
        g_strv_builder_add(row_number(row, 1) != 0 ? reads : teams, team);
    }
    row_end(row);
    person->teams = g_strv_builder_end(teams);
    person->reads = g_strv_builder_end(reads);
}

struct person *person_with_lists(struct store *store, struct person *person)
{
    if (person == NULL)
        return NULL;
    teams_read(store, person);
    person->aliases =
        sql_strings(store, "SELECT address FROM alias WHERE person = $1 ORDER BY address",
                    WITH(number(person->id)));
    return person;
}

static GArray *people_of_team(struct store *store, const char *role, const char *team)
{
    return sql_numbers(store,
                       "SELECT p.id FROM membership m JOIN person p ON p.id = m.person"
                       " WHERE m.role = $1 AND m.team = $2 AND p.state <> 'left'"
                       " ORDER BY p.name, p.id",
                       WITH(string(role), string(team)));
}

GArray *team_members(struct store *store, const char *team)
{
    return people_of_team(store, "member", team);
}

GArray *team_past_members(struct store *store, const char *team)
{
    return sql_numbers(
        store,
        "SELECT DISTINCT p.id, p.name FROM membership m JOIN person p ON p.id = m.person"
        " WHERE m.role IN ('member', 'former') AND m.team = $1 AND p.erased = 0"
        " AND (m.role = 'former' OR p.state = 'left') ORDER BY p.name, p.id",
        WITH(string(team)));
}

GArray *team_readers(struct store *store, const char *team)
{
    return people_of_team(store, "reader", team);
}

GArray *readers_all(struct store *store)
{
    return sql_numbers(store,
                       "SELECT DISTINCT m.person FROM membership m JOIN person p ON p.id = m.person"
                       " WHERE m.role = 'reader' AND p.state <> 'left' ORDER BY m.person",
                       WITH_NOTHING);
}

char **teams_all(struct store *store)
{
    return sql_strings(store,
                       "SELECT DISTINCT m.team FROM membership m JOIN person p ON p.id = m.person"
                       " WHERE m.role <> 'former' AND p.state <> 'left' ORDER BY m.team",
                       WITH_NOTHING);
}

static void teams_replace(struct store *store, gint64 person, const char *role,
                          const char *const *teams)
{
    sql_run(store, "DELETE FROM membership WHERE person = $1 AND role = $2",
            WITH(number(person), string(role)));
    for (; *teams != NULL; teams++)
        sql_run(store,
                "INSERT INTO membership (person, role, team) VALUES ($1, $2, $3)"
                " ON CONFLICT DO NOTHING",
                WITH(number(person), string(role), string(*teams)));
}

void person_set_teams(struct store *store, gint64 id, const char *const *teams)
{
    sql_run(store,
            "INSERT INTO membership (person, role, team)"
            " SELECT person, 'former', team FROM membership WHERE person = $1 AND role = 'member'"
            " ON CONFLICT DO NOTHING",
            WITH(number(id)));
    teams_replace(store, id, "member", teams);
}

void person_set_reads(struct store *store, gint64 id, const char *const *teams)
{
    teams_replace(store, id, "reader", teams);
}

/* The main address, and one that stands twice, need no row. */
void person_set_aliases(struct store *store, gint64 id, const char *const *addresses)
{
    sql_run(store, "DELETE FROM alias WHERE person = $1", WITH(number(id)));
    for (; *addresses != NULL; addresses++)
        if (address_claim(store, *addresses, id) && person_of_address(store, *addresses) == 0)
            sql_run(store, "INSERT INTO alias (address, person) VALUES ($1, $2)",
                    WITH(string(*addresses), number(id)));
}
