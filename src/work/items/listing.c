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

static gboolean is_wanted_by(const struct item *item, gconstpointer data)
{
    const struct person *person = data;
    return is_of(item, person->id) ||
           (item->kind == ITEM_BLOCKER && item_may_be_seen(item, person));
}

GPtrArray *items_open_for(struct store *store, const struct person *person)
{
    return filter(items_all(store, TRUE), is_wanted_by, person);
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
        item_close(site->store, id);
    return open;
}
