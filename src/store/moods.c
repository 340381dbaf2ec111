/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moods: kept apart from entries, and the figures that are made of them.
 *
 * A figure is frozen: an answer that comes later changes none, or the difference would be that
 * person's. It is told in halves and without a count, so that neither says what anybody wrote.
 */
#include "store/moods.h"

#include <string.h>

#include "store/sql.h"

enum { WEEK_DAYS = 7 };

/* --- each person's own --- */

static gboolean is_mood(const struct form *form, guint question)
{
    return question >= 1 && question <= form->n_questions &&
           strcmp(form->questions[question - 1].kind, "mood") == 0;
}

static gboolean asks_for_moods(const struct form *form)
{
    for (guint question = 1; question <= form->n_questions; question++)
        if (is_mood(form, question))
            return TRUE;
    return FALSE;
}

static void mood_put(struct store *store, gint64 round, const struct entry_answer *answer)
{
    gint64 score = answer->value != NULL ? g_ascii_strtoll(answer->value, NULL, 10) : 0;
    sql_run(store,
            "INSERT INTO mood (round, question, person, day, score, text)"
            " SELECT id, $2, person, day, $3, $4 FROM round WHERE id = $1",
            WITH(number(round), number(answer->question), number(CLAMP(score, 0, 5)),
                 string(answer->text)));
}

gboolean moods_take(struct store *store, const struct form *form, struct entry *entry)
{
    if (!asks_for_moods(form))
        return FALSE;
    sql_run(store, "DELETE FROM mood WHERE round = $1", WITH(number(entry->round)));
    for (guint i = entry->answers->len; i-- > 0;) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (!is_mood(form, answer->question))
            continue;
        mood_put(store, entry->round, answer);
        g_array_remove_index(entry->answers, i);
    }
    return TRUE;
}

static gint by_question(gconstpointer one, gconstpointer other)
{
    guint a = ((const struct entry_answer *)one)->question;
    guint b = ((const struct entry_answer *)other)->question;
    return a < b ? -1 : a > b;
}

void moods_add(struct store *store, struct entry *entry)
{
    struct row *row = sql_start(store, "SELECT question, score, text FROM mood WHERE round = $1",
                                WITH(number(entry->round)));
    while (row_next(row)) {
        gint64 score = row_number(row, 1);
        struct entry_answer answer = {.question = (guint)row_number(row, 0),
                                      .text = row_string(row, 2)};
        answer.value = score > 0 ? g_strdup_printf("%" G_GINT64_FORMAT, score) : NULL;
        g_array_append_val(entry->answers, answer);
    }
    row_end(row);
    g_array_sort(entry->answers, by_question);
}

static gpointer mood_read(const struct row *row)
{
    struct mood *mood = g_new0(struct mood, 1);
    mood->day = (int32_t)row_number(row, 0);
    mood->score = (int)row_number(row, 1);
    mood->text = row_string(row, 2);
    return mood;
}

static void mood_clear(gpointer data)
{
    g_free(((struct mood *)data)->text);
    g_free(data);
}

GPtrArray *moods_of(struct store *store, gint64 person)
{
    return sql_list(store,
                    "SELECT day, score, text FROM mood WHERE person = $1 ORDER BY day, round",
                    WITH(number(person)), mood_read, mood_clear);
}

gboolean moods_erase(struct store *store, int32_t before, guint limit)
{
    return sql_run(store,
                   "DELETE FROM mood WHERE (round, question) IN"
                   " (SELECT round, question FROM mood WHERE day < $1 ORDER BY day LIMIT $2)",
                   WITH(number(before), number(limit))) >= limit;
}

/* --- a team's --- */

/* One person's week. */
struct own_week {
    char *team; /* the first of those of the latest round: there the person counts */
    double sum;
    guint n;
};

static void own_week_free(gpointer data)
{
    struct own_week *own = data;
    g_free(own->team);
    g_free(own);
}

/* gint64 person -> struct own_week. Caller unrefs. */
static GHashTable *own_weeks(struct store *store, int32_t week)
{
    GHashTable *people = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, own_week_free);
    struct row *row =
        sql_start(store,
                  "SELECT m.person, m.score, r.teams FROM mood m JOIN round r ON r.id = m.round"
                  " WHERE m.day >= $1 AND m.day < $2 AND m.score > 0 ORDER BY m.day, m.round",
                  WITH(number(week), number(week + WEEK_DAYS)));
    while (row_next(row)) {
        gint64 person = row_number(row, 0);
        g_auto(GStrv) teams = row_lines(row, 2);
        struct own_week *own = g_hash_table_lookup(people, &person);
        if (own == NULL) {
            own = g_new0(struct own_week, 1);
            g_hash_table_insert(people, g_memdup2(&person, sizeof person), own);
        }
        own->sum += (double)row_number(row, 1);
        own->n++;
        g_free(own->team);
        own->team = g_strdup(teams[0]);
    }
    row_end(row);
    return people;
}

/* A person who answered each day counts as much as one who did once. */
static GHashTable *team_weeks(GHashTable *people)
{
    GHashTable *teams = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, own_week_free);
    GHashTableIter each;
    gpointer value;
    g_hash_table_iter_init(&each, people);
    while (g_hash_table_iter_next(&each, NULL, &value)) {
        const struct own_week *own = value;
        if (own->team == NULL)
            continue;
        struct own_week *team = g_hash_table_lookup(teams, own->team);
        if (team == NULL) {
            team = g_new0(struct own_week, 1);
            g_hash_table_insert(teams, g_strdup(own->team), team);
        }
        team->sum += own->sum / own->n;
        team->n++;
    }
    return teams;
}

void moods_close_week(struct store *store, int32_t week)
{
    g_autoptr(GHashTable) people = own_weeks(store, week);
    g_autoptr(GHashTable) teams = team_weeks(people);
    GHashTableIter each;
    gpointer name, value;
    g_hash_table_iter_init(&each, teams);
    while (g_hash_table_iter_next(&each, &name, &value)) {
        const struct own_week *team = value;
        if (team->n < MOOD_LEAST)
            continue;
        sql_run(store,
                "INSERT INTO mood_week (week, team, halves, sequence) VALUES ($1, $2, $3, $4)"
                " ON CONFLICT (week, team) DO NOTHING",
                WITH(number(week), string(name), number((gint64)(2 * team->sum / team->n + 0.5)),
                     number(store_sequence_next(store))));
    }
}

static struct mood_week week_read(struct row *row)
{
    struct mood_week found = {0};
    if (row_next(row))
        found = (struct mood_week){(int32_t)row_number(row, 0), (int)row_number(row, 1)};
    row_end(row);
    return found;
}

struct mood_week mood_week_since(struct store *store, const char *team, gint64 since)
{
    return week_read(sql_start(store,
                               "SELECT week, halves FROM mood_week WHERE team = $1"
                               " AND sequence > $2 ORDER BY week DESC LIMIT 1",
                               WITH(string(team), number(since))));
}

struct mood_week mood_week_within(struct store *store, const char *team, int32_t first,
                                  int32_t last)
{
    return week_read(sql_start(store,
                               "SELECT week, halves FROM mood_week WHERE team = $1"
                               " AND week >= $2 AND week <= $3 ORDER BY week DESC LIMIT 1",
                               WITH(string(team), number(first), number(last - WEEK_DAYS + 1))));
}
