/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outbox: queued once by key, cancelled, counted. Claiming and settling are in claim.c. */
#include "store/outbox.h"

#include "muster/base/instant.h"

const char *const outbox_state_words[OUTBOX_CANCELLED + 1] = {
    "queued", "leased", "sent", "retry", "failed", "doubt", "cancelled"};

void outbox_row_free(struct outbox_row *row)
{
    if (row == NULL)
        return;
    char *const strings[] = {row->key, row->sender, row->recipient, row->transport, row->reply};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    if (row->bytes != NULL)
        g_bytes_unref(row->bytes);
    g_free(row);
}

static gint64 outbox_row_add(struct store *store, const struct outbox_row *row)
{
    return sql_insert(store,
                      "INSERT INTO outbox (key, mail, person, round, sender, recipient, transport,"
                      " not_before, not_after, next_try, secret)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $10)"
                      " ON CONFLICT (key) DO NOTHING",
                      WITH(string(row->key), number(row->mail), number(row->person),
                           number(row->round), string(row->sender), string(row->recipient),
                           string(row->transport), number(row->not_before), number(row->not_after),
                           number(row->secret)));
}

gboolean outbox_put(struct store *store, const struct outbox_row *row, GBytes *bytes)
{
    gint64 id = outbox_row_add(store, row);
    if (id == 0)
        return FALSE;
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    sql_run(store, "INSERT INTO outbox_bytes (outbox, bytes) VALUES ($1, $2)",
            WITH(number(id), blob(data, length)));
    return !store_has_failed(store);
}

/* A leased row is on its way and may come back for a retry: the mark keeps it from going again. A
 * cancelled one counts as settled in 1970, so that its bytes are the first to be erased. */
#define WITHDRAW                                                                                   \
    "UPDATE outbox SET withdrawn = 1,"                                                             \
    " state = CASE state WHEN 'leased' THEN 'leased' ELSE 'cancelled' END,"                        \
    " settled = CASE state WHEN 'leased' THEN 0 ELSE 1 END"                                        \
    " WHERE settled = 0 AND state IN ('queued', 'retry', 'leased')"

#define KEY_BEGINS " AND ($2 IS NULL OR substr(key, 1, length($2)) = $2)"

/* For most rounds nothing does, and to look is far cheaper than an UPDATE. */
static gboolean round_waits(struct store *store, gint64 round)
{
    return sql_number(store,
                      "SELECT EXISTS (SELECT 1 FROM outbox WHERE settled = 0 AND round = $1)"
                      " OR EXISTS (SELECT 1 FROM outbox WHERE settled = 0 AND round = 0"
                      " AND person = (SELECT person FROM round WHERE id = $1))",
                      WITH(number(round))) > 0;
}

/* A mail about several rounds has none of its own, and is wanted as long as one of them is open. */
void outbox_cancel_round(struct store *store, gint64 round, const char *key_prefix)
{
    if (!round_waits(store, round))
        return;
    sql_run(store, WITHDRAW " AND round = $1" KEY_BEGINS, WITH(number(round), string(key_prefix)));
    sql_run(store,
            WITHDRAW
            " AND person = (SELECT r.person FROM round r WHERE r.id = $1) AND round = 0" KEY_BEGINS
            " AND mail IN (SELECT s.mail FROM sent_round s WHERE s.round = $1)"
            " AND NOT EXISTS (SELECT 1 FROM sent_round s JOIN round r ON r.id = s.round"
            " WHERE s.mail = outbox.mail AND r.state = 'open')",
            WITH(number(round), string(key_prefix)));
}

gboolean outbox_went(struct store *store, const char *key)
{
    return sql_number(store,
                      "SELECT count(*) FROM outbox WHERE key = $1"
                      " AND state IN ('leased', 'sent', 'doubt')",
                      WITH(string(key))) > 0;
}

void outbox_cancel_person(struct store *store, gint64 person)
{
    sql_run(store, WITHDRAW " AND person = $1", WITH(number(person)));
}

static void count_add(struct outbox_counts *counts, const struct row *row)
{
    counts->of[row_word(row, 0, outbox_state_words, G_N_ELEMENTS(outbox_state_words))] +=
        row_number(row, 1);
}

static void settled_count(struct store *store, struct outbox_counts *counts)
{
    struct row *row = sql_start(store,
                                "SELECT state, count(*) FROM outbox"
                                " WHERE settled > 0 AND recipient <> '' GROUP BY state",
                                WITH_NOTHING);
    while (row_next(row))
        count_add(counts, row);
    row_end(row);
}

void outbox_count(struct store *store, const char *transport, struct outbox_counts *counts_r)
{
    *counts_r = (struct outbox_counts){.oldest_waiting = INSTANT_NEVER};
    struct row *row = sql_start(store,
                                "SELECT state, count(*), sum(transport <> $1), min(not_before)"
                                " FROM outbox WHERE settled = 0 GROUP BY state",
                                WITH(string(transport)));
    while (row_next(row)) {
        count_add(counts_r, row);
        counts_r->stranded += row_number(row, 2);
        counts_r->oldest_waiting = MIN(counts_r->oldest_waiting, row_number(row, 3));
    }
    row_end(row);
    settled_count(store, counts_r);
}
