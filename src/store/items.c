/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items: opened by the words of a round, closed by a later word, told to whom they concern. */
#include "muster/store/items.h"

#include "muster/base/instant.h"
#include "store/sql.h"

#define ITEM_FROM                                                                                  \
    "SELECT i.id, i.kind, i.round, i.writer, i.owner, i.due, i.opened, i.closed, i.text, r.day,"   \
    " r.teams, i.ended FROM item i JOIN round r ON r.id = i.round"

static const char *const kinds[] = {"blocker", "action"};

static gpointer item_read(const struct row *row)
{
    struct item *item = g_new0(struct item, 1);
    item->id = row_number(row, 0);
    item->kind = (enum item_kind)row_word(row, 1, kinds, G_N_ELEMENTS(kinds));
    item->round = row_number(row, 2);
    item->writer = row_number(row, 3);
    item->owner = row_number(row, 4);
    item->due = (int32_t)row_number(row, 5);
    item->opened = row_number(row, 6);
    item->closed = row_number(row, 7);
    item->text = row_string(row, 8);
    item->day = (int32_t)row_number(row, 9);
    item->teams = row_lines(row, 10);
    item->ended = row_number(row, 11);
    return item;
}

void item_free(struct item *item)
{
    if (item == NULL)
        return;
    g_free(item->text);
    g_strfreev(item->teams);
    g_free(item);
}

static void item_clear(gpointer data)
{
    item_free(data);
}

gint64 item_open(struct store *store, const struct item *item)
{
    gint64 id = counter_next(store, "item");
    sql_run(store,
            "INSERT INTO item (id, kind, round, writer, owner, due, opened, text)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            WITH(number(id), string(kinds[item->kind]), number(item->round), number(item->writer),
                 number(item->owner), number(item->due), number(store_sequence_next(store)),
                 string(item->text)));
    return id;
}

void item_reword(struct store *store, const struct item *item)
{
    sql_run(store, "UPDATE item SET text = $2, owner = $3, due = $4 WHERE id = $1",
            WITH(number(item->id), string(item->text), number(item->owner), number(item->due)));
}

void item_close(struct store *store, gint64 id, gint64 now)
{
    sql_run(store, "UPDATE item SET closed = $2, ended = $3 WHERE id = $1 AND closed = 0",
            WITH(number(id), number(store_sequence_next(store)), number(now)));
}

void item_reopen(struct store *store, gint64 id)
{
    sql_run(store, "UPDATE item SET closed = 0, ended = 0 WHERE id = $1", WITH(number(id)));
}

void items_release(struct store *store, gint64 person)
{
    sql_run(store,
            "UPDATE item SET owner = 0"
            " WHERE owner = $1 AND owner > 0 AND writer <> $1 AND closed = 0",
            WITH(number(person)));
}

GPtrArray *items_all(struct store *store, gboolean open)
{
    return sql_list(
        store, open ? ITEM_FROM " WHERE i.closed = 0 ORDER BY i.id" : ITEM_FROM " ORDER BY i.id",
        WITH_NOTHING, item_read, item_clear);
}

struct item *item_get(struct store *store, gint64 id)
{
    return sql_one(store, ITEM_FROM " WHERE i.id = $1", WITH(number(id)), item_read);
}

GPtrArray *items_of_round(struct store *store, gint64 round)
{
    return sql_list(store, ITEM_FROM " WHERE i.round = $1 ORDER BY i.id", WITH(number(round)),
                    item_read, item_clear);
}

GPtrArray *items_written_by(struct store *store, gint64 person)
{
    return sql_list(store, ITEM_FROM " WHERE i.writer = $1 AND i.closed = 0 ORDER BY i.id",
                    WITH(number(person)), item_read, item_clear);
}

GPtrArray *items_owned_by(struct store *store, gint64 person)
{
    return sql_list(store,
                    ITEM_FROM " WHERE i.owner = $1 AND i.owner > 0 AND i.closed = 0 ORDER BY i.id",
                    WITH(number(person)), item_read, item_clear);
}

GPtrArray *items_closed_since(struct store *store, gint64 person, gint64 since)
{
    return sql_list(store,
                    ITEM_FROM " WHERE i.writer = $1 AND i.closed > $2 AND i.closed > 0"
                              " ORDER BY i.id",
                    WITH(number(person), number(since)), item_read, item_clear);
}

GPtrArray *items_told_in(struct store *store, gint64 mail)
{
    return sql_list(store,
                    ITEM_FROM " JOIN news n ON n.thing = i.id AND n.kind = 'item'"
                              " WHERE n.told = $1 AND n.told > 0 ORDER BY i.id",
                    WITH(number(mail)), item_read, item_clear);
}
