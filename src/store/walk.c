/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over rounds for `muster entries': one round in memory at a time, people and forms each read once. */
#include "muster/store/people.h"
#include "muster/store/rounds.h"
#include "store/sql.h"

struct walk {
    struct store *store;
    const struct entries_query *query;
    entries_call call;
    gpointer data;
    GHashTable *people, *forms; /* by id */
};

static void person_clear(gpointer data)
{
    person_free(data);
}

static void form_clear(gpointer data)
{
    form_free(data);
}

static const struct person *walk_person(struct walk *walk, gint64 id)
{
    struct person *person = g_hash_table_lookup(walk->people, &id);
    if (person == NULL && (person = person_get(walk->store, id)) != NULL)
        g_hash_table_insert(walk->people, &person->id, person);
    return person;
}

static const struct form *walk_form(struct walk *walk, gint64 id)
{
    struct form *form = g_hash_table_lookup(walk->forms, &id);
    if (form == NULL && (form = form_get(walk->store, id)) != NULL)
        g_hash_table_insert(walk->forms, g_memdup2(&id, sizeof id), form);
    return form;
}

static gboolean walk_wants(const struct walk *walk, const struct round *round)
{
    return walk->query->team == NULL ||
           g_strv_contains((const char *const *)round->teams, walk->query->team);
}

static gboolean walk_visit(struct walk *walk, gint64 id)
{
    struct round *round = round_get(walk->store, id);
    gboolean goes_on = round != NULL;
    if (goes_on && walk_wants(walk, round)) {
        const struct person *person = walk_person(walk, round->person);
        const struct form *form = walk_form(walk, round->form);
        struct entry *entry = entry_latest(walk->store, id);
        goes_on =
            !store_has_failed(walk->store) && walk->call(round, person, form, entry, walk->data);
        entry_free(entry);
    }
    round_free(round);
    return goes_on;
}

/* Two statements, since one person's rounds are found by another index than everyone's of a day. */
static struct row *walk_start(const struct walk *walk)
{
    const struct entries_query *query = walk->query;
    if (query->person == NULL)
        return sql_start(walk->store,
                         "SELECT r.id FROM round r JOIN person p ON p.id = r.person"
                         " WHERE r.day BETWEEN $1 AND $2 AND ($3 IS NULL OR r.workflow = $3)"
                         " ORDER BY r.day, r.workflow, p.name, p.id, r.ordinal",
                         WITH(number(query->since), number(query->until), string(query->workflow)));
    struct person *person = person_by_address(walk->store, query->person);
    gint64 id = person == NULL ? 0 : person->id;
    person_free(person);
    return sql_start(
        walk->store,
        "SELECT r.id FROM round r WHERE r.person = $4"
        " AND r.day BETWEEN $1 AND $2 AND ($3 IS NULL OR r.workflow = $3)"
        " ORDER BY r.day, r.workflow, r.ordinal",
        WITH(number(query->since), number(query->until), string(query->workflow), number(id)));
}

void entries_each(struct store *store, const struct entries_query *query, entries_call call,
                  gpointer data)
{
    struct walk walk = {store,
                        query,
                        call,
                        data,
                        g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, person_clear),
                        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, form_clear)};
    struct row *row = walk_start(&walk);
    while (row_next(row) && walk_visit(&walk, row_number(row, 0)))
        ;
    row_end(row);
    g_hash_table_unref(walk.people);
    g_hash_table_unref(walk.forms);
}
