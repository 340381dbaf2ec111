/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of items, for people and for the operator. */
#include "work/items/listing.h"

#include "muster/work/items.h"

static gboolean shares_team(const struct item *item, const struct person *person)
{
    for (char **team = item->teams; *team != NULL; team++)
        if (g_strv_contains((const char *const *)person->teams, *team))
            return TRUE;
    return FALSE;
}

gboolean item_concerns(const struct item *item, const struct person *person)
{
    return item->writer == person->id || item->owner == person->id ||
           person_reads(person, item->teams);
}

gboolean item_may_be_seen(const struct item *item, const struct person *person)
{
    return item_concerns(item, person) || shares_team(item, person);
}

static gboolean is_of(const struct item *item, gint64 person)
{
    return item->writer == person || item->owner == person;
}

/* Takes from ITEMS those that are not wanted. */
static GPtrArray *filter(GPtrArray *items, gboolean (*wanted)(const struct item *, gconstpointer),
                         gconstpointer data)
{
    for (guint i = items->len; i-- > 0;)
        if (!wanted(items->pdata[i], data))
            g_ptr_array_remove_index(items, i);
    return items;
}

/* Adds what MORE holds and ALL does not: struct item by number. Takes MORE over. */
static void items_join(GHashTable *all, GPtrArray *more)
{
    while (more->len > 0) {
        struct item *item = g_ptr_array_steal_index(more, more->len - 1);
        g_hash_table_replace(all, &item->id, item);
    }
    g_ptr_array_unref(more);
}

static gboolean is_blocker_seen_by(const struct item *item, gconstpointer person)
{
    return item->kind == ITEM_BLOCKER && item_may_be_seen(item, person);
}

/* Person by person: what was closed in all the years is not looked at. */
static void team_join(GHashTable *all, struct store *store, const char *team,
                      const struct person *person)
{
    g_autoptr(GArray) members = team_members(store, team);
    for (guint i = 0; i < members->len; i++) {
        GPtrArray *items = items_written_by(store, g_array_index(members, gint64, i));
        items_join(all, filter(items, is_blocker_seen_by, person));
    }
}

static gint by_number(gconstpointer one, gconstpointer other)
{
    const struct item *a = *(const struct item *const *)one;
    const struct item *b = *(const struct item *const *)other;
    return (a->id > b->id) - (a->id < b->id);
}

static void item_release(gpointer item)
{
    item_free(item);
}

GPtrArray *items_open_for(struct store *store, const struct person *person)
{
    g_autoptr(GHashTable) all =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, item_release);
    items_join(all, items_written_by(store, person->id));
    items_join(all, items_owned_by(store, person->id));
    for (char **team = person->teams; *team != NULL; team++)
        team_join(all, store, *team, person);
    for (char **team = person->reads; *team != NULL; team++)
        team_join(all, store, *team, person);
    GPtrArray *items = g_ptr_array_new_with_free_func(item_release);
    GHashTableIter each;
    gpointer item;
    g_hash_table_iter_init(&each, all);
    while (g_hash_table_iter_next(&each, NULL, &item)) {
        g_hash_table_iter_steal(&each);
        g_ptr_array_add(items, item);
    }
    g_ptr_array_sort(items, by_number);
    return items;
}

static gboolean is_concern_of(const struct item *item, gconstpointer person)
{
    return item_concerns(item, person);
}

GPtrArray *items_concerning(struct store *store, const struct person *person)
{
    return filter(items_all(store, TRUE), is_concern_of, person);
}

static gboolean is_asked_for(const struct item *item, gconstpointer data)
{
    const struct items_query *query = data;
    return (query->team == NULL ||
            g_strv_contains((const char *const *)item->teams, query->team)) &&
           (query->person == 0 || is_of(item, query->person));
}

GPtrArray *items_find(struct site *site, const struct items_query *query)
{
    return filter(items_all(site->store, query->open), is_asked_for, query);
}

gboolean item_settle(struct site *site, gint64 id)
{
    struct item *item = item_get(site->store, id);
    gboolean open = item != NULL && item->closed == 0;
    item_free(item);
    if (open)
        item_close(site->store, id, site->now);
    return open;
}
