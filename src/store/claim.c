/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outbox's way out: rows are leased to a sender, and settled by what became of them.
 *
 * There is one sender at a time, so a lease needs no end: what is leased when the next one begins
 * belonged to one that died, and the next one settles it. A row once in doubt stays so until it is
 * sent, refused or past its window: a later deferral says nothing about the earlier copy.
 */
#include "muster/base/instant.h"
#include "store/outbox.h"

#define WAITS "settled = 0 AND state IN ('queued', 'retry', 'doubt')"

#define OUTBOX_COLUMNS                                                                             \
    "o.id, o.key, o.mail, o.person, o.round, o.sender, o.recipient, o.transport, o.not_before,"    \
    " o.not_after, o.attempts, o.next_try, o.reply, b.bytes"

static gpointer outbox_read(const struct row *row)
{
    struct outbox_row *found = g_new0(struct outbox_row, 1);
    found->id = row_number(row, 0);
    found->key = row_string(row, 1);
    found->mail = row_number(row, 2);
    found->person = row_number(row, 3);
    found->round = row_number(row, 4);
    found->sender = row_string(row, 5);
    found->recipient = row_string(row, 6);
    found->transport = row_string(row, 7);
    found->not_before = row_number(row, 8);
    found->not_after = row_number(row, 9);
    found->state = OUTBOX_LEASED;
    found->attempts = (int)row_number(row, 10) + 1;
    found->next_try = row_number(row, 11);
    found->reply = row_string(row, 12);
    found->bytes = row_blob(row, 13);
    return found;
}

static void outbox_clear(gpointer data)
{
    outbox_row_free(data);
}

GArray *outbox_leased(struct store *store)
{
    return sql_numbers(store, "SELECT id FROM outbox WHERE state = 'leased' ORDER BY id",
                       WITH_NOTHING);
}

/* At most LIMIT at a time, as any step: the others are passed over now and cancelled next time. */
static void windows_close(struct store *store, const char *transport, gint64 now, guint limit)
{
    sql_run(store,
            "UPDATE outbox SET state = 'cancelled', settled = 1,"
            " reply = coalesce(reply, 'not sent within its time')"
            " WHERE id IN (SELECT id FROM outbox WHERE " WAITS " AND transport = $1"
            " AND next_try <= $2 AND not_after < $2 ORDER BY next_try LIMIT $3)",
            WITH(string(transport), number(now), number(limit)));
}

GPtrArray *outbox_claim(struct store *store, const char *transport, gint64 now, guint limit)
{
    windows_close(store, transport, now, limit);
    GPtrArray *rows =
        sql_list(store,
                 "SELECT " OUTBOX_COLUMNS " FROM outbox o"
                 " JOIN outbox_bytes b ON b.outbox = o.id"
                 " WHERE " WAITS " AND o.transport = $1 AND o.next_try <= $2"
                 " AND o.not_after >= $2 ORDER BY o.next_try, o.id LIMIT $3",
                 WITH(string(transport), number(now), number(limit)), outbox_read, outbox_clear);
    for (guint i = 0; i < rows->len; i++)
        sql_run(store, "UPDATE outbox SET state = 'leased', attempts = attempts + 1 WHERE id = $1",
                WITH(number(((struct outbox_row *)rows->pdata[i])->id)));
    if (store_has_failed(store))
        g_ptr_array_set_size(rows, 0);
    return rows;
}

/* Sent is sent, even when the lease ran out meanwhile. */
static void settle_for_good(struct store *store, gint64 id, enum outbox_state state, gint64 now,
                            const char *reply)
{
    sql_run(store,
            "UPDATE outbox SET state = $1, settled = $2, reply = $3"
            " WHERE id = $4 AND settled = 0",
            WITH(string(outbox_state_words[state]), number(now), string(reply), number(id)));
}

static void settle_in_doubt(struct store *store, gint64 id, gint64 next_try, const char *reply)
{
    sql_run(store,
            "UPDATE outbox SET state = 'doubt', doubted = 1, next_try = $1, reply = $2"
            " WHERE id = $3 AND settled = 0",
            WITH(number(next_try), string(reply), number(id)));
}

/* Back to waiting, unless it was cancelled meanwhile. */
static void settle_waiting(struct store *store, gint64 id, gint64 next_try, const char *reply)
{
    sql_run(store,
            "UPDATE outbox SET state = CASE WHEN doubted = 1 THEN 'doubt'"
            " WHEN withdrawn = 1 THEN 'cancelled' WHEN attempts > 0 THEN 'retry' ELSE 'queued' END,"
            " settled = CASE WHEN doubted = 0 AND withdrawn = 1 THEN 1 ELSE 0 END,"
            " next_try = $1, reply = coalesce($2, reply) WHERE id = $3 AND settled = 0",
            WITH(number(next_try), string(reply), number(id)));
}

void outbox_settle(struct store *store, gint64 id, enum outbox_state state, gint64 now,
                   gint64 next_try, const char *reply)
{
    switch (state) {
    case OUTBOX_SENT:
    case OUTBOX_FAILED:
    case OUTBOX_CANCELLED:
        settle_for_good(store, id, state, now, reply);
        break;
    case OUTBOX_DOUBT:
        settle_in_doubt(store, id, next_try, reply);
        break;
    case OUTBOX_QUEUED:
    case OUTBOX_LEASED:
    case OUTBOX_RETRY:
        settle_waiting(store, id, next_try, reply);
        break;
    }
}

void outbox_return(struct store *store, gint64 id, gint64 next_try)
{
    sql_run(store, "UPDATE outbox SET attempts = attempts - 1 WHERE id = $1 AND state = 'leased'",
            WITH(number(id)));
    settle_waiting(store, id, next_try, NULL);
}

void outbox_secrets_erase(struct store *store)
{
    gint64 erased = sql_run(store,
                            "DELETE FROM outbox_bytes WHERE outbox IN"
                            " (SELECT id FROM outbox WHERE secret = 1 AND settled > 0)",
                            WITH_NOTHING);
    if (erased == 0)
        return;
    sql_run(store, "UPDATE outbox SET secret = 0 WHERE secret = 1 AND settled > 0", WITH_NOTHING);
    store->erased = TRUE;
}

gint64 outbox_next(struct store *store, const char *transport)
{
    g_autoptr(GArray) waiting = sql_numbers(store,
                                            "SELECT next_try FROM outbox WHERE " WAITS
                                            " AND transport = $1 ORDER BY next_try LIMIT 1",
                                            WITH(string(transport)));
    return waiting->len == 0 ? INSTANT_NEVER : g_array_index(waiting, gint64, 0);
}
