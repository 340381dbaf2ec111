/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People: finding them, adding them, changing one thing about them. Their lists are in teams.c. */
#include "store/people.h"

#include <string.h>

static const char *const state_words[] = {"welcome", "active", "away", "paused", "left"};

const char *person_state_word(enum person_state state)
{
    return state_words[state];
}

#define PERSON_COLUMNS                                                                             \
    "p.id, p.address, p.name, p.zone, p.workdays, p.hours, p.language, p.manager, p.state,"        \
    " p.first_day, p.answered, p.suspended,"                                                       \
    " EXISTS (SELECT 1 FROM roster_cell c WHERE c.person = p.id)"

static gpointer person_read(const struct row *row)
{
    struct person *person = g_new0(struct person, 1);
    person->id = row_number(row, 0);
    person->address = row_string(row, 1);
    person->name = row_string(row, 2);
    person->zone = row_string(row, 3);
    person->workdays = row_string(row, 4);
    person->hours = row_string(row, 5);
    person->language = row_string(row, 6);
    person->manager = row_string(row, 7);
    person->state = row_word(row, 8, state_words, G_N_ELEMENTS(state_words));
    person->first_day = (int32_t)row_number(row, 9);
    person->answered = row_number(row, 10) != 0;
    person->suspended = row_number(row, 11);
    person->from_roster = row_number(row, 12) != 0;
    return person;
}

static void person_clear(gpointer data)
{
    person_free(data);
}

void person_free(struct person *person)
{
    if (person == NULL)
        return;
    char *const strings[] = {person->address, person->name,     person->zone,   person->workdays,
                             person->hours,   person->language, person->manager};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_strfreev(person->teams);
    g_strfreev(person->reads);
    g_strfreev(person->aliases);
    g_free(person);
}

struct person *person_get(struct store *store, gint64 id)
{
    struct person *person =
        sql_one(store, "SELECT " PERSON_COLUMNS " FROM person p WHERE p.id = $1", WITH(number(id)),
                person_read);
    return person_with_lists(store, person);
}

gint64 person_of_address(struct store *store, const char *address)
{
    return sql_number(store,
                      "SELECT id FROM person WHERE address = $1"
                      " UNION ALL SELECT person FROM alias WHERE address = $1",
                      WITH(string(address)));
}

struct person *person_by_address(struct store *store, const char *address)
{
    gint64 id = person_of_address(store, address);
    return id == 0 ? NULL : person_get(store, id);
}

GPtrArray *people_all(struct store *store)
{
    GPtrArray *people = sql_list(
        store, "SELECT " PERSON_COLUMNS " FROM person p WHERE p.erased = 0 ORDER BY p.name, p.id",
        WITH_NOTHING, person_read, person_clear);
    for (guint i = 0; i < people->len; i++)
        person_with_lists(store, people->pdata[i]);
    return people;
}

guint people_count(struct store *store)
{
    return (guint)sql_number(store, "SELECT count(*) FROM person WHERE state <> 'left'",
                             WITH_NOTHING);
}

GArray *people_after(struct store *store, gint64 after, guint limit)
{
    return sql_numbers(store,
                       "SELECT id FROM person WHERE id > $1 AND erased = 0 ORDER BY id LIMIT $2",
                       WITH(number(after), number(limit)));
}

GArray *people_managed(struct store *store, const char *address)
{
    return sql_numbers(store,
                       "SELECT id FROM person WHERE state <> 'left'"
                       " AND substr(manager || ';', 1, length($1) + 1) = $1 || ';' ORDER BY id",
                       WITH(string(address)));
}

gboolean address_claim(struct store *store, const char *address, gint64 person)
{
    gint64 holder = person_of_address(store, address);
    if (holder != 0 && holder != person)
        store_fail(store, FAILURE_CONFIG, "%s is the address of somebody else already", address);
    return !store_has_failed(store);
}

gint64 person_add(struct store *store, const char *address, const char *name)
{
    if (!address_claim(store, address, 0))
        return 0;
    return sql_insert(store, "INSERT INTO person (address, name) VALUES ($1, $2)",
                      WITH(string(address), string(name)));
}

/* An address that was an alias of the same person is one no longer. */
static void person_set_address(struct store *store, gint64 id, const char *address)
{
    if (!address_claim(store, address, id))
        return;
    sql_run(store, "DELETE FROM alias WHERE address = $1", WITH(string(address)));
    sql_run(store, "UPDATE person SET address = $1 WHERE id = $2",
            WITH(string(address), number(id)));
}

static const struct {
    const char *property, *sql;
} properties[] = {
    {"name", "UPDATE person SET name = $1 WHERE id = $2"},
    {"zone", "UPDATE person SET zone = $1 WHERE id = $2"},
    {"workdays", "UPDATE person SET workdays = $1 WHERE id = $2"},
    {"hours", "UPDATE person SET hours = $1 WHERE id = $2"},
    {"language", "UPDATE person SET language = $1 WHERE id = $2"},
    {"manager", "UPDATE person SET manager = $1 WHERE id = $2"},
};

void person_set(struct store *store, gint64 id, const char *property, const char *value)
{
    if (strcmp(property, "address") == 0) {
        person_set_address(store, id, value);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(properties); i++)
        if (strcmp(properties[i].property, property) == 0) {
            sql_run(store, properties[i].sql, WITH(string(value), number(id)));
            return;
        }
    store_fail(store, FAILURE_USAGE, "a person has no `%s'", property);
}

void person_set_state(struct store *store, gint64 id, enum person_state state, gint64 now)
{
    sql_run(store, "UPDATE person SET state = $1, since = $2 WHERE id = $3 AND state <> $1",
            WITH(string(state_words[state]), number(now), number(id)));
}

void person_set_suspended(struct store *store, gint64 id, gint64 since)
{
    sql_run(store, "UPDATE person SET suspended = $1 WHERE id = $2",
            WITH(number(since), number(id)));
}

void person_set_first_day(struct store *store, gint64 id, int32_t day)
{
    sql_run(store, "UPDATE person SET first_day = $1 WHERE id = $2", WITH(number(day), number(id)));
}

gboolean person_note_answer(struct store *store, gint64 id)
{
    return sql_run(store, "UPDATE person SET answered = 1 WHERE id = $1 AND answered = 0",
                   WITH(number(id))) > 0;
}

char *roster_cell_get(struct store *store, gint64 person, const char *column)
{
    return sql_string(store, "SELECT value FROM roster_cell WHERE person = $1 AND heading = $2",
                      WITH(number(person), string(column)));
}

void roster_cell_set(struct store *store, gint64 person, const char *column, const char *value)
{
    sql_run(store,
            "INSERT INTO roster_cell (person, heading, value) VALUES ($1, $2, $3)"
            " ON CONFLICT (person, heading) DO UPDATE SET value = excluded.value",
            WITH(number(person), string(column), string(value)));
}
