/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due, and what a reader was told. */
#include "muster/store/due.h"

#include <string.h>

#include "muster/base/instant.h"
#include "store/sql.h"

/* At one instant, what ends comes before what tells of it, and that before what begins. */
static const char *const ranks[] = {"close", "pulse-close", "welcome", "remind",  "news", "summary",
                                    "early", "report",      "ask",     "receipt", "whole"};

static gint64 rank_of(const char *what)
{
    gsize rank = 0;
    while (rank < G_N_ELEMENTS(ranks) && strcmp(ranks[rank], what) != 0)
        rank++;
    return (gint64)rank;
}

static gpointer due_read(const struct row *row)
{
    struct due *due = g_new0(struct due, 1);
    due->what = row_string(row, 0);
    due->workflow = row_string(row, 1);
    due->person = row_number(row, 2);
    due->round = row_number(row, 3);
    due->step = (int)row_number(row, 4);
    due->day = (int32_t)row_number(row, 5);
    due->at = row_number(row, 6);
    return due;
}

static void due_clear(gpointer data)
{
    due_free(data);
}

void due_free(struct due *due)
{
    if (due == NULL)
        return;
    g_free(due->what);
    g_free(due->workflow);
    g_free(due);
}

void due_set(struct store *store, const struct due *due)
{
    sql_run(store,
            "INSERT INTO due (what, workflow, person, round, step, day, at, rank)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            " ON CONFLICT (person, what, workflow, round, step)"
            " DO UPDATE SET day = excluded.day, at = excluded.at",
            WITH(string(due->what), string(due->workflow), number(due->person), number(due->round),
                 number(due->step), number(due->day), number(due->at), number(rank_of(due->what))));
}

void due_drop(struct store *store, const struct due *due)
{
    sql_run(store,
            "DELETE FROM due WHERE what = $1 AND workflow = $2 AND person = $3 AND round = $4"
            " AND step = $5",
            WITH(string(due->what), string(due->workflow), number(due->person), number(due->round),
                 number(due->step)));
}

#define THAT_DUE                                                                                   \
    "what = $1 AND workflow = $2 AND person = $3 AND round = $4 AND step = $5"                     \
    " AND day = $6 AND at = $7"

gboolean due_stands(struct store *store, const struct due *due)
{
    return sql_number(store, "SELECT count(*) FROM due WHERE " THAT_DUE,
                      WITH(string(due->what), string(due->workflow), number(due->person),
                           number(due->round), number(due->step), number(due->day),
                           number(due->at))) > 0;
}

gboolean due_take(struct store *store, const struct due *due)
{
    return sql_run(store, "DELETE FROM due WHERE " THAT_DUE,
                   WITH(string(due->what), string(due->workflow), number(due->person),
                        number(due->round), number(due->step), number(due->day), number(due->at))) >
           0;
}

struct due *due_find(struct store *store, const struct due *key)
{
    return sql_one(store,
                   "SELECT what, workflow, person, round, step, day, at FROM due WHERE what = $1"
                   " AND workflow = $2 AND person = $3 AND round = $4 AND step = $5",
                   WITH(string(key->what), string(key->workflow), number(key->person),
                        number(key->round), number(key->step)),
                   due_read);
}

void due_drop_round(struct store *store, gint64 round)
{
    sql_run(store, "DELETE FROM due WHERE round = $1 AND round > 0", WITH(number(round)));
}

void due_drop_person(struct store *store, gint64 person, gint64 now)
{
    sql_run(store,
            "DELETE FROM due WHERE person = $1 AND at > $2"
            " AND what NOT IN ('run', 'offer', 'transcript', 'probe', 'suspend', 'meeting',"
            " 'regret', 'pulse')",
            WITH(number(person), number(now)));
}

gboolean due_waits_for_round(struct store *store, gint64 round)
{
    return sql_number(store, "SELECT count(*) FROM due WHERE round = $1 AND round > 0",
                      WITH(number(round))) > 0;
}

GPtrArray *due_list(struct store *store, gint64 now, guint limit)
{
    return sql_list(store,
                    "SELECT what, workflow, person, round, step, day, at FROM due WHERE at <= $1"
                    " ORDER BY at, rank LIMIT $2",
                    WITH(number(now), number(limit)), due_read, due_clear);
}

gint64 due_next(struct store *store)
{
    g_autoptr(GArray) first =
        sql_numbers(store, "SELECT at FROM due ORDER BY at LIMIT 1", WITH_NOTHING);
    return first->len == 0 ? INSTANT_NEVER : g_array_index(first, gint64, 0);
}

void summary_mark_get(struct store *store, gint64 reader, struct summary_mark *mark_r)
{
    *mark_r = (struct summary_mark){0};
    struct row *row = sql_start(store, "SELECT upto, day FROM summary_mark WHERE reader = $1",
                                WITH(number(reader)));
    if (row_next(row))
        *mark_r = (struct summary_mark){row_number(row, 0), (int32_t)row_number(row, 1)};
    row_end(row);
}

void summary_mark_set(struct store *store, gint64 reader, const struct summary_mark *mark)
{
    sql_run(store,
            "INSERT INTO summary_mark (reader, upto, day) VALUES ($1, $2, $3)"
            " ON CONFLICT (reader) DO UPDATE SET upto = excluded.upto, day = excluded.day",
            WITH(number(reader), number(mark->upto), number(mark->day)));
}
