/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals and their key results. What a key result stands at is kept beside it, since a summary
 * looks at it each morning. */
#include "muster/store/goals.h"

#include "store/goal-steps.h"

#define GOAL_FROM                                                                                  \
    "SELECT g.id, g.title, g.team, g.maker, g.owner, g.made, g.until, g.confidence, g.state,"      \
    " g.opened, g.closed FROM goal g"

#define RESULT_FROM                                                                                \
    "SELECT k.goal, k.place, k.name, k.unit, k.start, k.target, k.current, k.fed, k.sequence,"     \
    " k.dropped FROM key_result k"

static const char *const states[] = {"open", "done", "dropped", "withdrawn"};
static const char *const confidences[] = {GOAL_CONFIDENCES};

const char *goal_state_word(enum goal_state state)
{
    return states[state];
}

const char *goal_confidence_word(enum goal_confidence confidence)
{
    return confidences[confidence];
}

void goal_free(struct goal *goal)
{
    if (goal == NULL)
        return;
    g_free(goal->title);
    g_free(goal->team);
    g_free(goal);
}

static void goal_clear(gpointer data)
{
    goal_free(data);
}

static gpointer goal_read(const struct row *row)
{
    struct goal *goal = g_new0(struct goal, 1);
    goal->id = row_number(row, 0);
    goal->title = row_string(row, 1);
    goal->team = row_string(row, 2);
    goal->maker = row_number(row, 3);
    goal->owner = row_number(row, 4);
    goal->made = row_number(row, 5);
    goal->until = (int32_t)row_number(row, 6);
    goal->confidence =
        (enum goal_confidence)row_word(row, 7, confidences, G_N_ELEMENTS(confidences));
    goal->state = (enum goal_state)row_word(row, 8, states, G_N_ELEMENTS(states));
    goal->opened = row_number(row, 9);
    goal->closed = row_number(row, 10);
    return goal;
}

gint64 goal_add(struct store *store, const struct goal *goal)
{
    return sql_insert(store,
                      "INSERT INTO goal (title, team, maker, owner, made, until, opened)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                      WITH(string(goal->title), string(goal->team), number(goal->maker),
                           number(goal->owner), number(goal->made), number(goal->until),
                           number(store_sequence_next(store))));
}

void goal_change(struct store *store, const struct goal *goal)
{
    gint64 closed = 0;
    if (goal->state != GOAL_OPEN)
        closed = goal->closed != 0 ? goal->closed : store_sequence_next(store);
    sql_run(store,
            "UPDATE goal SET title = $2, team = $3, owner = $4, until = $5, state = $6, closed = $7"
            " WHERE id = $1",
            WITH(number(goal->id), string(goal->title), string(goal->team), number(goal->owner),
                 number(goal->until), string(states[goal->state]), number(closed)));
}

struct goal *goal_get(struct store *store, gint64 id)
{
    return sql_one(store, GOAL_FROM " WHERE g.id = $1", WITH(number(id)), goal_read);
}

struct goal *goal_made_last(struct store *store, gint64 maker, const char *title)
{
    return sql_one(store,
                   GOAL_FROM " WHERE g.maker = $1 AND g.maker > 0 AND g.title = $2"
                             " ORDER BY g.id DESC LIMIT 1",
                   WITH(number(maker), string(title)), goal_read);
}

GPtrArray *goals_all(struct store *store, gboolean all)
{
    return sql_list(store,
                    GOAL_FROM " WHERE g.state <> 'withdrawn' AND (g.closed = 0 OR $1)"
                              " ORDER BY g.id",
                    WITH(number(all)), goal_read, goal_clear);
}

GPtrArray *goals_of_team(struct store *store, const char *team, gboolean all)
{
    return sql_list(store,
                    GOAL_FROM " WHERE g.team = $1 AND g.state <> 'withdrawn'"
                              " AND (g.closed = 0 OR $2) ORDER BY g.id",
                    WITH(string(team), number(all)), goal_read, goal_clear);
}

GPtrArray *goals_owned_by(struct store *store, gint64 person)
{
    return sql_list(store,
                    GOAL_FROM " WHERE g.owner = $1 AND g.owner > 0 AND g.state = 'open'"
                              " ORDER BY g.id",
                    WITH(number(person)), goal_read, goal_clear);
}

GPtrArray *goals_moved_since(struct store *store, const char *team, gint64 since)
{
    return sql_list(store,
                    GOAL_FROM " WHERE g.team = $1 AND g.state <> 'withdrawn' AND (g.closed > $2"
                              " OR (g.closed = 0 AND (g.opened > $2 OR EXISTS (SELECT 1"
                              " FROM key_result k WHERE k.goal = g.id AND k.sequence > $2))))"
                              " ORDER BY g.id",
                    WITH(string(team), number(since)), goal_read, goal_clear);
}

/* --- key results --- */

void key_result_free(struct key_result *result)
{
    if (result == NULL)
        return;
    g_free(result->name);
    g_free(result->unit);
    g_free(result);
}

static void result_clear(gpointer data)
{
    key_result_free(data);
}

static gpointer result_read(const struct row *row)
{
    struct key_result *result = g_new0(struct key_result, 1);
    result->goal = row_number(row, 0);
    result->place = (int)row_number(row, 1);
    result->name = row_string(row, 2);
    result->unit = row_string(row, 3);
    result->from = row_number(row, 4);
    result->to = row_number(row, 5);
    result->current = row_number(row, 6);
    result->fed = (int32_t)row_number(row, 7);
    result->sequence = row_number(row, 8);
    result->dropped = row_number(row, 9) != 0;
    return result;
}

int key_result_add(struct store *store, const struct key_result *result)
{
    gint64 place = 1 + sql_number(store, "SELECT max(place) FROM key_result WHERE goal = $1",
                                  WITH(number(result->goal)));
    sql_run(store,
            "INSERT INTO key_result (goal, place, name, unit, start, target, current, fed)"
            " VALUES ($1, $2, $3, $4, $5, $6, $5, $7)",
            WITH(number(result->goal), number(place), string(result->name), string(result->unit),
                 number(result->from), number(result->to), number(result->fed)));
    return (int)place;
}

void key_result_change(struct store *store, const struct key_result *result)
{
    sql_run(store,
            "UPDATE key_result SET name = $3, unit = $4, start = $5, target = $6, dropped = $7"
            " WHERE goal = $1 AND place = $2",
            WITH(number(result->goal), number(result->place), string(result->name),
                 string(result->unit), number(result->from), number(result->to),
                 number(result->dropped)));
}

GPtrArray *key_results(struct store *store, gint64 goal, gboolean all)
{
    return sql_list(store,
                    RESULT_FROM " WHERE k.goal = $1 AND (k.dropped = 0 OR $2) ORDER BY k.place",
                    WITH(number(goal), number(all)), result_read, result_clear);
}
