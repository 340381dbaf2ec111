/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds: opened once, settled, found again. */
#include "store/rounds.h"

#include "store/schema.h"

static const char *const state_words[] = {"open", "answered", "missed", "late", "skipped", "away"};

const char *round_state_word(enum round_state state)
{
    return state_words[state];
}

#define ROUND_COLUMNS                                                                              \
    "id, person, workflow, day, ordinal, state, why, opened, on_time, form, teams, settled,"       \
    " revision"

static gpointer round_read(const struct row *row)
{
    struct round *round = g_new0(struct round, 1);
    round->id = row_number(row, 0);
    round->person = row_number(row, 1);
    round->workflow = row_string(row, 2);
    round->day = (int32_t)row_number(row, 3);
    round->ordinal = (int)row_number(row, 4);
    round->state = row_word(row, 5, state_words, G_N_ELEMENTS(state_words));
    round->why = row_string(row, 6);
    round->opened = row_number(row, 7);
    round->on_time = row_number(row, 8);
    round->form = row_number(row, 9);
    round->teams = row_lines(row, 10);
    round->settled = row_number(row, 11);
    round->revision = (int)row_number(row, 12);
    return round;
}

static void round_clear(gpointer data)
{
    round_free(data);
}

void round_free(struct round *round)
{
    if (round == NULL)
        return;
    g_free(round->workflow);
    g_free(round->why);
    g_strfreev(round->teams);
    g_free(round);
}

struct round *round_get(struct store *store, gint64 id)
{
    return sql_one(store, "SELECT " ROUND_COLUMNS " FROM round WHERE id = $1", WITH(number(id)),
                   round_read);
}

struct round *round_find(struct store *store, const char *workflow, gint64 person, int32_t day,
                         int ordinal)
{
    return sql_one(store,
                   "SELECT " ROUND_COLUMNS " FROM round"
                   " WHERE day = $1 AND workflow = $2 AND person = $3 AND ordinal = $4",
                   WITH(number(day), string(workflow), number(person), number(ordinal)),
                   round_read);
}

static gboolean state_settles(enum round_state state)
{
    return state == ROUND_MISSED || state == ROUND_SKIPPED;
}

gint64 round_open(struct store *store, const struct round *round)
{
    g_autofree char *teams = round->teams == NULL ? NULL : g_strjoinv("\n", round->teams);
    gint64 settled = state_settles(round->state) ? store_sequence_next(store) : 0;
    return sql_insert(store,
                      "INSERT INTO round (person, workflow, day, ordinal, state, why, opened,"
                      " on_time, form, teams, settled)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
                      " ON CONFLICT (day, workflow, person, ordinal) DO NOTHING",
                      WITH(number(round->person), string(round->workflow), number(round->day),
                           number(round->ordinal), string(state_words[round->state]),
                           string(round->why), number(round->opened), number(round->on_time),
                           number(round->form), string(teams == NULL ? "" : teams),
                           number(settled)));
}

void round_set_state(struct store *store, gint64 id, enum round_state state, const char *why)
{
    gint64 settled = state_settles(state) ? store_sequence_next(store) : 0;
    sql_run(store, "UPDATE round SET state = $1, why = $2, settled = $3 WHERE id = $4",
            WITH(string(state_words[state]), string(why), number(settled), number(id)));
}

GPtrArray *rounds_settled_since(struct store *store, gint64 person, gint64 since)
{
    return sql_list(store,
                    ERAS_SINCE "SELECT " ROUND_COLUMNS " FROM era CROSS JOIN round"
                               " WHERE settled / " ERA " = era.number AND person = $1"
                               " AND settled > 0 AND settled > $2 ORDER BY day, id",
                    WITH(number(person), number(since)), round_read, round_clear);
}

GPtrArray *rounds_open_of(struct store *store, gint64 person)
{
    return sql_list(store,
                    "SELECT " ROUND_COLUMNS " FROM round WHERE person = $1 AND state = 'open'"
                    " ORDER BY day, id",
                    WITH(number(person)), round_read, round_clear);
}

GPtrArray *rounds_of_day(struct store *store, gint64 person, int32_t day)
{
    return sql_list(
        store, "SELECT " ROUND_COLUMNS " FROM round WHERE day = $2 AND person = $1 ORDER BY id",
        WITH(number(person), number(day)), round_read, round_clear);
}

void rounds_count_open(struct store *store, gint64 *open_r)
{
    *open_r = sql_number(store, "SELECT count(*) FROM round WHERE state = 'open'", WITH_NOTHING);
}

/* There is no index by person, which would cost each new round a page of its own. From one day and
 * workflow to the next, the unique key has it. */
static gboolean occasion_next(struct store *store, gint64 *day, char **workflow)
{
    struct row *row = sql_start(store,
                                "SELECT day, workflow FROM round WHERE (day, workflow) > ($1, $2)"
                                " ORDER BY day, workflow LIMIT 1",
                                WITH(number(*day), string(*workflow)));
    gboolean found = row_next(row);
    if (found) {
        *day = row_number(row, 0);
        g_free(*workflow);
        *workflow = row_string(row, 1);
    }
    row_end(row);
    return found;
}

GArray *rounds_of_person(struct store *store, gint64 person, gint64 since, gint64 until,
                         guint limit)
{
    GArray *rounds = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autofree char *workflow = g_strdup("");
    gint64 day = since;
    while (rounds->len < limit && occasion_next(store, &day, &workflow) && day <= until) {
        g_autoptr(GArray) found =
            sql_numbers(store,
                        "SELECT id FROM round WHERE day = $1 AND workflow = $2 AND person = $3"
                        " ORDER BY ordinal",
                        WITH(number(day), string(workflow), number(person)));
        g_array_append_vals(rounds, found->data, found->len);
    }
    return rounds;
}
