/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who meets whom how often, as people said. */
#include "muster/store/meeting-pairs.h"

#include "store/sql.h"

#define PAIR_FROM "SELECT host, guest, days, at FROM meeting_rhythm"
#define OF_BOTH " WHERE (host = $1 AND guest = $2) OR (host = $2 AND guest = $1)"

static gpointer pair_read(const struct row *row)
{
    struct meeting_pair *pair = g_new0(struct meeting_pair, 1);
    pair->host = row_number(row, 0);
    pair->guest = row_number(row, 1);
    pair->days = row_string(row, 2);
    pair->at = row_string(row, 3);
    return pair;
}

void meeting_pair_free(struct meeting_pair *pair)
{
    if (pair == NULL)
        return;
    g_free(pair->days);
    g_free(pair->at);
    g_free(pair);
}

static void pair_clear(gpointer data)
{
    meeting_pair_free(data);
}

GPtrArray *meeting_pairs_all(struct store *store)
{
    return sql_list(store, PAIR_FROM " ORDER BY host, guest", WITH_NOTHING, pair_read, pair_clear);
}

struct meeting_pair *meeting_pair_get(struct store *store, gint64 one, gint64 other)
{
    return sql_one(store, PAIR_FROM OF_BOTH, WITH(number(one), number(other)), pair_read);
}

void meeting_pair_put(struct store *store, const struct meeting_pair *pair)
{
    sql_run(store, "DELETE FROM meeting_rhythm" OF_BOTH,
            WITH(number(pair->host), number(pair->guest)));
    sql_run(store, "INSERT INTO meeting_rhythm (host, guest, days, at) VALUES ($1, $2, $3, $4)",
            WITH(number(pair->host), number(pair->guest), string(pair->days), string(pair->at)));
}
