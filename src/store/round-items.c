/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of an earlier plan that a round showed. They are kept as they were shown: what planned
 * them may be corrected, or erased, before the answer comes. */
#include "muster/store/rounds.h"
#include "store/sql.h"

static gpointer item_read(const struct row *row)
{
    struct round_item *item = g_new0(struct round_item, 1);
    item->question = (guint)row_number(row, 0);
    item->planned = (int32_t)row_number(row, 1);
    item->text = row_string(row, 2);
    return item;
}

static void item_clear(gpointer data)
{
    round_item_free(data);
}

void round_item_free(struct round_item *item)
{
    if (item == NULL)
        return;
    g_free(item->text);
    g_free(item);
}

void round_items_put(struct store *store, gint64 round, const GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        const struct round_item *item = g_ptr_array_index(items, i);
        sql_run(store,
                "INSERT INTO round_item (round, question, place, planned, text)"
                " VALUES ($1, $2, $3, $4, $5)",
                WITH(number(round), number(item->question), number(i), number(item->planned),
                     string(item->text)));
    }
}

GPtrArray *round_items(struct store *store, gint64 round)
{
    return sql_list(store,
                    "SELECT question, planned, text FROM round_item WHERE round = $1"
                    " ORDER BY question, place",
                    WITH(number(round)), item_read, item_clear);
}
