/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a row speaks of, and which of its cells have something new to say.
 *
 * A cell counts only when it differs from that of the last sync: what people set by mail in the
 * meantime stands. Writes nothing.
 */
#include "work/people/roster-plan.h"

#include <string.h>

static char *list_join(char *const *list)
{
    return g_strjoinv(";", (char **)list);
}

char *roster_current(const struct person *person, enum roster_column column)
{
    switch (column) {
    case ROSTER_EMAIL:
        return g_strdup(person->address);
    case ROSTER_NAME:
        return g_strdup(person->name);
    case ROSTER_ZONE:
        return g_strdup(person->zone);
    case ROSTER_TEAMS:
        return list_join(person->teams);
    case ROSTER_READS:
        return list_join(person->reads);
    case ROSTER_MANAGER:
        return g_strdup(person->manager);
    case ROSTER_WORKDAYS:
        return g_strdup(person->workdays);
    case ROSTER_HOURS:
        return g_strdup(person->hours);
    case ROSTER_LANGUAGE:
        return g_strdup(person->language);
    case ROSTER_ALIASES:
        return list_join(person->aliases);
    case ROSTER_COLUMNS:
        break;
    }
    g_assert_not_reached();
}

/* What the comparison works with. */
struct comparison {
    struct store *store;
    GHashTable *by_address; /* main addresses and aliases -> struct person */
    GHashTable *in_file;    /* main addresses of the file, as a set */
    GHashTable *taken;      /* struct person -> the row that speaks of them */
    const char *file;
    struct faults *faults;
};

static GHashTable *people_index(const GPtrArray *people)
{
    GHashTable *by_address = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < people->len; i++) {
        struct person *person = g_ptr_array_index(people, i);
        g_hash_table_insert(by_address, person->address, person);
        for (char **alias = person->aliases; *alias != NULL; alias++)
            g_hash_table_insert(by_address, *alias, person);
    }
    return by_address;
}

static GHashTable *rows_index(const GPtrArray *rows)
{
    GHashTable *in_file = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rows->len; i++) {
        const struct roster_row *row = g_ptr_array_index(rows, i);
        if (row->cells[ROSTER_EMAIL] != NULL)
            g_hash_table_add(in_file, row->cells[ROSTER_EMAIL]);
    }
    return in_file;
}

/* The person whose address this was or is. Nobody, with a fault, when the file has that person in
 * another row. */
static struct person *owner_find(const struct comparison *comparison, const struct roster_row *row,
                                 const char *address)
{
    struct person *owner = g_hash_table_lookup(comparison->by_address, address);
    if (owner == NULL || strcmp(owner->address, row->cells[ROSTER_EMAIL]) == 0 ||
        !g_hash_table_contains(comparison->in_file, owner->address))
        return owner;
    faults_add(comparison->faults, comparison->file, row->line,
               "%s belongs to %s, who stands in the file too", address, owner->address);
    return NULL;
}

/* By the address, or by an alias that is somebody's address up to now: a rename. */
static struct person *row_find_person(const struct comparison *comparison,
                                      const struct roster_row *row)
{
    struct person *found = owner_find(comparison, row, row->cells[ROSTER_EMAIL]);
    g_auto(GStrv) aliases = roster_cell_list(row->cells[ROSTER_ALIASES]);
    for (char **alias = aliases; *alias != NULL; alias++) {
        struct person *owner = owner_find(comparison, row, *alias);
        if (owner == NULL || owner == found)
            continue;
        if (found != NULL)
            faults_add(comparison->faults, comparison->file, row->line,
                       "%s belongs to %s, which is somebody else", *alias, owner->address);
        else
            found = owner;
    }
    return found;
}

/* Two rows about one person are a mistake in one of them. */
static void person_take(const struct comparison *comparison, struct person *person,
                        const struct roster_row *row)
{
    const struct roster_row *before = g_hash_table_lookup(comparison->taken, person);
    if (before == NULL)
        g_hash_table_insert(comparison->taken, person, (gpointer)row);
    else
        faults_add(comparison->faults, comparison->file, row->line,
                   "this is %s, of whom line %u speaks already", person->address, before->line);
}

static void step_compare(const struct comparison *comparison, struct roster_step *step,
                         enum roster_column column)
{
    const char *cell = step->row->cells[column];
    if (cell == NULL)
        return;
    if (step->person == NULL) {
        step->told[column] = step->changes[column] = TRUE;
        return;
    }
    g_autofree char *last =
        roster_cell_get(comparison->store, step->person->id, roster_column_name(column));
    g_autofree char *current = roster_current(step->person, column);
    step->told[column] = g_strcmp0(last, cell) != 0;
    step->changes[column] = step->told[column] && strcmp(current, cell) != 0;
}

/* Who left because of the file comes back with it; who left by their own wish stays away. */
static gboolean step_is_back(const struct comparison *comparison, const struct person *person)
{
    if (person->state != PERSON_LEFT)
        return FALSE;
    g_autofree char *last =
        roster_cell_get(comparison->store, person->id, roster_column_name(ROSTER_EMAIL));
    return last == NULL || last[0] == '\0';
}

static struct roster_step *step_make(const struct comparison *comparison,
                                     const struct roster_row *row)
{
    struct roster_step *step = g_new0(struct roster_step, 1);
    step->row = row;
    step->person = row_find_person(comparison, row);
    for (enum roster_column column = 0; column < ROSTER_COLUMNS; column++)
        step_compare(comparison, step, column);
    if (step->person != NULL) {
        person_take(comparison, step->person, row);
        step->renamed = strcmp(step->person->address, row->cells[ROSTER_EMAIL]) != 0;
        step->back = step_is_back(comparison, step->person);
    }
    return step;
}

static void plan_find_missing(struct roster_plan *plan, GHashTable *present)
{
    for (guint i = 0; i < plan->people->len; i++) {
        struct person *person = g_ptr_array_index(plan->people, i);
        if (!person->from_roster)
            continue;
        gboolean missing = !g_hash_table_contains(present, person);
        plan->n_roster += person->state != PERSON_LEFT;
        plan->n_leavers += missing && person->state != PERSON_LEFT;
        if (missing)
            g_ptr_array_add(plan->missing, person);
    }
}

struct roster_plan *roster_plan_make(struct store *store, const GPtrArray *rows, const char *file,
                                     struct faults *faults)
{
    struct roster_plan *plan = g_new0(struct roster_plan, 1);
    plan->people = people_all(store);
    plan->steps = g_ptr_array_new_with_free_func(g_free);
    plan->missing = g_ptr_array_new();
    g_autoptr(GHashTable) by_address = people_index(plan->people);
    g_autoptr(GHashTable) in_file = rows_index(rows);
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
    const struct comparison comparison = {store, by_address, in_file, taken, file, faults};
    for (guint i = 0; i < rows->len; i++) {
        const struct roster_row *row = g_ptr_array_index(rows, i);
        if (row->cells[ROSTER_EMAIL] != NULL)
            g_ptr_array_add(plan->steps, step_make(&comparison, row));
    }
    plan_find_missing(plan, taken);
    return plan;
}

void roster_plan_free(struct roster_plan *plan)
{
    g_ptr_array_unref(plan->missing);
    g_ptr_array_unref(plan->steps);
    g_ptr_array_unref(plan->people);
    g_free(plan);
}
