/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail that came back, a row a person. */
#include "muster/store/bounces.h"

#include "store/sql.h"

static const char *const stage_words[] = {"counted", "probed", "failed"};

void bounces_clear(struct bounces *bounces)
{
    g_clear_pointer(&bounces->why, g_free);
}

gboolean bounces_get(struct store *store, gint64 person, struct bounces *bounces_r)
{
    *bounces_r = (struct bounces){.day = INT32_MIN};
    struct row *row =
        sql_start(store, "SELECT score, day, stage, why FROM bounces WHERE person = $1",
                  WITH(number(person)));
    gboolean found = row_next(row);
    if (found)
        *bounces_r = (struct bounces){
            .score = (int)row_number(row, 0),
            .day = (int32_t)row_number(row, 1),
            .stage = row_word(row, 2, stage_words, G_N_ELEMENTS(stage_words)),
            .why = row_string(row, 3),
        };
    row_end(row);
    return found;
}

void bounces_put(struct store *store, gint64 person, const struct bounces *bounces)
{
    sql_run(store,
            "INSERT INTO bounces (person, score, day, stage, why) VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT (person) DO UPDATE SET score = excluded.score, day = excluded.day,"
            " stage = excluded.stage, why = excluded.why",
            WITH(number(person), number(bounces->score), number(bounces->day),
                 string(stage_words[bounces->stage]),
                 string(bounces->why != NULL ? bounces->why : "")));
}

gboolean bounces_forget(struct store *store, gint64 person)
{
    return sql_run(store, "DELETE FROM bounces WHERE person = $1", WITH(number(person))) > 0;
}
