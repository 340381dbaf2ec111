/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over rounds for `muster entries': one round in memory at a time; people and forms that
 * come again are not read again. */
#include <string.h>

#include "store/people.h"
#include "store/rounds.h"

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

enum { PEOPLE_AT_ONCE = 1000 }; /* in memory */

static const struct person *walk_person(struct walk *walk, gint64 id)
{
    struct person *person = g_hash_table_lookup(walk->people, &id);
    if (person == NULL && g_hash_table_size(walk->people) >= PEOPLE_AT_ONCE)
        g_hash_table_remove_all(walk->people);
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
    const struct entries_query *query = walk->query;
    return (query->workflow == NULL || strcmp(round->workflow, query->workflow) == 0) &&
           (query->team == NULL || g_strv_contains((const char *const *)round->teams, query->team));
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

static void walk_everyone(struct walk *walk)
{
    const struct entries_query *query = walk->query;
    struct row *row = sql_start(
        walk->store,
        "SELECT r.id FROM round r JOIN person p ON p.id = r.person"
        " WHERE r.day BETWEEN $1 AND $2 ORDER BY r.day, r.workflow, p.name, p.id, r.ordinal",
        WITH(number(query->since), number(query->until)));
    while (row_next(row) && walk_visit(walk, row_number(row, 0)))
        ;
    row_end(row);
}

static void walk_one(struct walk *walk)
{
    gint64 person = person_of_address(walk->store, walk->query->person);
    g_autoptr(GArray) rounds =
        rounds_of_person(walk->store, person, walk->query->since, walk->query->until, G_MAXUINT);
    guint i = 0;
    while (i < rounds->len && walk_visit(walk, g_array_index(rounds, gint64, i)))
        i++;
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
    if (query->person == NULL)
        walk_everyone(&walk);
    else
        walk_one(&walk);
    g_hash_table_unref(walk.people);
    g_hash_table_unref(walk.forms);
}
