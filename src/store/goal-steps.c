/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How goals came to where they are: steps, lines that name them, and mails that show them; and
 * how all that goes. */
#include "store/goal-steps.h"

#include "muster/base/instant.h"
#include "muster/store/goals.h"

#define STEP_FROM                                                                                  \
    "SELECT s.id, s.goal, s.place, s.kind, s.amount, s.confidence, s.person, s.day, s.round,"      \
    " s.mail, s.note, s.sequence FROM goal_step s"

/* Steps of key result ($1, $2) up to sequence $3. */
#define COUNTS "goal = $1 AND place = $2 AND withdrawn = 0 AND sequence <= $3"

/* What the key result stands at by them: the last amount that was told, and what was added
 * since. */
#define STANDS_AT                                                                                  \
    "coalesce((SELECT amount FROM goal_step WHERE " COUNTS " AND kind = 'is'"                      \
    " ORDER BY sequence DESC LIMIT 1), start)"                                                     \
    " + coalesce((SELECT sum(amount) FROM goal_step WHERE " COUNTS " AND kind = 'adds'"            \
    " AND sequence > coalesce((SELECT max(sequence) FROM goal_step WHERE " COUNTS                  \
    " AND kind = 'is'), 0)), 0)"

static const char *const kinds[] = {"is", "adds", "says"};
static const char *const confidences[] = {GOAL_CONFIDENCES};

void goal_step_free(struct goal_step *step)
{
    if (step == NULL)
        return;
    g_free(step->note);
    g_free(step);
}

static void step_clear(gpointer data)
{
    goal_step_free(data);
}

static gpointer step_read(const struct row *row)
{
    struct goal_step *step = g_new0(struct goal_step, 1);
    step->id = row_number(row, 0);
    step->goal = row_number(row, 1);
    step->place = (int)row_number(row, 2);
    step->kind = (enum goal_step_kind)row_word(row, 3, kinds, G_N_ELEMENTS(kinds));
    step->amount = row_number(row, 4);
    step->confidence =
        (enum goal_confidence)row_word(row, 5, confidences, G_N_ELEMENTS(confidences));
    step->person = row_number(row, 6);
    step->day = (int32_t)row_number(row, 7);
    step->round = row_number(row, 8);
    step->mail = row_number(row, 9);
    step->note = row_string(row, 10);
    step->sequence = row_number(row, 11);
    return step;
}

gint64 key_result_at(struct store *store, const struct key_result *result, gint64 upto)
{
    return sql_number(store, "SELECT " STANDS_AT " FROM key_result WHERE goal = $1 AND place = $2",
                      WITH(number(result->goal), number(result->place), number(upto)));
}

/* A change of steps is news, and so has a number of its own. */
static void steps_follow(struct store *store, const struct goal_step *step, gint64 sequence)
{
    sql_run(store,
            "UPDATE key_result SET sequence = $3, current = " STANDS_AT
            ", fed = max(fed, coalesce((SELECT max(s.day) FROM goal_step s WHERE s.goal = $1"
            " AND s.place = $2 AND s.withdrawn = 0), fed)) WHERE goal = $1 AND place = $2",
            WITH(number(step->goal), number(step->place), number(sequence)));
    sql_run(store,
            "UPDATE goal SET confidence = coalesce((SELECT s.confidence FROM goal_step s"
            " WHERE s.goal = $1 AND s.withdrawn = 0 AND s.confidence <> ''"
            " ORDER BY s.sequence DESC LIMIT 1), '') WHERE id = $1",
            WITH(number(step->goal)));
}

gint64 goal_step_add(struct store *store, const struct goal_step *step)
{
    gint64 sequence = store_sequence_next(store);
    gint64 id = sql_insert(store,
                           "INSERT INTO goal_step (goal, place, kind, amount, confidence, person,"
                           " day, round, mail, note, sequence)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                           WITH(number(step->goal), number(step->place), string(kinds[step->kind]),
                                number(step->amount), string(confidences[step->confidence]),
                                number(step->person), number(step->day), number(step->round),
                                number(step->mail), string(step->note), number(sequence)));
    steps_follow(store, step, sequence);
    return id;
}

/* Whoever says it anew adds a step after this, which follows the change. */
void goal_steps_replace(struct store *store, const struct goal_step *step)
{
    if (step->round == 0)
        return;
    sql_run(store,
            "UPDATE goal_step SET withdrawn = 1 WHERE goal = $1 AND place = $2 AND person = $3"
            " AND round = $4 AND mail <> $5",
            WITH(number(step->goal), number(step->place), number(step->person), number(step->round),
                 number(step->mail)));
}

struct goal_step *goal_step_get(struct store *store, gint64 id)
{
    return sql_one(store, STEP_FROM " WHERE s.id = $1", WITH(number(id)), step_read);
}

gboolean goal_step_withdraw(struct store *store, gint64 id, gboolean withdrawn)
{
    struct goal_step *step = goal_step_get(store, id);
    gboolean changed = sql_run(store,
                               "UPDATE goal_step SET withdrawn = $2 WHERE id = $1"
                               " AND withdrawn <> $2",
                               WITH(number(id), number(withdrawn))) > 0;
    if (changed)
        steps_follow(store, step, store_sequence_next(store));
    goal_step_free(step);
    return changed;
}

GPtrArray *goal_steps(struct store *store, gint64 goal, guint limit)
{
    return sql_list(store,
                    STEP_FROM " WHERE s.goal = $1 AND s.withdrawn = 0"
                              " ORDER BY s.sequence DESC LIMIT $2",
                    WITH(number(goal), number(limit)), step_read, step_clear);
}

GPtrArray *goal_steps_of(struct store *store, gint64 person)
{
    return sql_list(store,
                    STEP_FROM " WHERE s.person = $1 AND s.person > 0 AND s.withdrawn = 0"
                              " ORDER BY s.sequence",
                    WITH(number(person)), step_read, step_clear);
}

/* --- lines that name a goal --- */

void goal_mention_free(struct goal_mention *mention)
{
    if (mention == NULL)
        return;
    g_free(mention->text);
    g_free(mention);
}

static void mention_clear(gpointer data)
{
    goal_mention_free(data);
}

static gpointer mention_read(const struct row *row)
{
    struct goal_mention *mention = g_new0(struct goal_mention, 1);
    mention->goal = row_number(row, 0);
    mention->round = row_number(row, 1);
    mention->person = row_number(row, 2);
    mention->day = (int32_t)row_number(row, 3);
    mention->text = row_string(row, 4);
    return mention;
}

void goal_mention_add(struct store *store, const struct goal_mention *mention)
{
    sql_run(store,
            "INSERT INTO goal_mention (round, goal, person, day, text)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            WITH(number(mention->round), number(mention->goal), number(mention->person),
                 number(mention->day), string(mention->text)));
}

void goal_mentions_forget(struct store *store, gint64 round)
{
    sql_run(store, "DELETE FROM goal_mention WHERE round = $1", WITH(number(round)));
}

GPtrArray *goal_mentions(struct store *store, gint64 goal, guint limit)
{
    return sql_list(store,
                    "SELECT goal, round, person, day, text FROM goal_mention WHERE goal = $1"
                    " ORDER BY day DESC, round DESC, text LIMIT $2",
                    WITH(number(goal), number(limit)), mention_read, mention_clear);
}

void goal_note_shown(struct store *store, gint64 goal, gint64 mail)
{
    sql_run(store,
            "INSERT INTO goal_shown (goal, mail, created)"
            " SELECT $1, id, created FROM sent_mail WHERE id = $2 ON CONFLICT DO NOTHING",
            WITH(number(goal), number(mail)));
}

/* --- how it goes --- */

/* What is only PERSON's: their goals in which nobody else had a hand. */
#define OWN_GOALS                                                                                  \
    "(SELECT g.id FROM goal g WHERE g.maker = $1 AND g.maker > 0 AND g.owner IN (0, $1)"           \
    " AND NOT EXISTS (SELECT 1 FROM goal_step s WHERE s.goal = g.id AND s.person NOT IN (0, $1)))"

/* Goals that show words of PERSON. */
#define GOALS_WITH_WORDS                                                                           \
    "(SELECT id FROM goal WHERE maker = $1 AND maker > 0 UNION"                                    \
    " SELECT goal FROM goal_step WHERE person = $1 AND person > 0 UNION"                           \
    " SELECT goal FROM goal_mention WHERE person = $1)"

GArray *goal_mails_of(struct store *store, gint64 person)
{
    return sql_numbers(store,
                       "SELECT mail FROM goal_shown WHERE goal IN " GOALS_WITH_WORDS
                       " OR (goal = 0 AND EXISTS " GOALS_WITH_WORDS ")",
                       WITH(number(person)));
}

static const char *const own_parts[] = {
    ("DELETE FROM asked WHERE id IN (SELECT m.asked FROM goal_shown w"
     " JOIN sent_mail m ON m.id = w.mail WHERE w.goal = 0 OR w.goal IN " OWN_GOALS ")"),
    "DELETE FROM goal_shown WHERE goal IN " OWN_GOALS,
    "DELETE FROM goal_mention WHERE goal IN " OWN_GOALS,
    "DELETE FROM key_result WHERE goal IN " OWN_GOALS,
    /* Once its steps are gone, nobody else has a hand in it still. */
    "DELETE FROM goal_step WHERE goal IN " OWN_GOALS,
    "DELETE FROM goal WHERE id IN " OWN_GOALS,
    "UPDATE goal_step SET person = 0, note = '' WHERE person = $1 AND person > 0",
    "UPDATE goal SET owner = 0 WHERE owner = $1 AND owner > 0",
    "UPDATE goal SET maker = 0 WHERE maker = $1 AND maker > 0",
};

void goals_forget_person(struct store *store, gint64 person)
{
    for (gsize i = 0; i < G_N_ELEMENTS(own_parts); i++)
        sql_run(store, own_parts[i], WITH(number(person)));
}

static const char *const goal_parts[] = {
    "DELETE FROM goal_shown WHERE goal = $1", "DELETE FROM goal_mention WHERE goal = $1",
    "DELETE FROM goal_step WHERE goal = $1",  "DELETE FROM key_result WHERE goal = $1",
    "DELETE FROM goal WHERE id = $1",
};

gboolean goals_erase(struct store *store, int32_t before, guint limit)
{
    g_autoptr(GArray) over =
        sql_numbers(store,
                    "SELECT g.id FROM goal g WHERE g.closed > 0 AND g.made < $1 AND NOT EXISTS"
                    " (SELECT 1 FROM key_result k WHERE k.goal = g.id AND k.fed >= $2) LIMIT $3",
                    WITH(number(MAX(before, 0) * INSTANT_DAY), number(before), number(limit)));
    for (guint i = 0; i < over->len; i++)
        for (gsize k = 0; k < G_N_ELEMENTS(goal_parts); k++)
            sql_run(store, goal_parts[k], WITH(number(g_array_index(over, gint64, i))));
    gint64 steps = sql_run(store,
                           "UPDATE goal_step SET person = 0, note = '' WHERE id IN"
                           " (SELECT id FROM goal_step WHERE person > 0 AND day < $1 LIMIT $2)",
                           WITH(number(before), number(limit)));
    gint64 shown =
        sql_run(store,
                "DELETE FROM goal_shown WHERE (goal, mail) IN (SELECT goal, mail FROM goal_shown"
                " WHERE created < $1 ORDER BY created LIMIT $2)",
                WITH(number(MAX(before, 0) * INSTANT_DAY), number(limit)));
    return MAX(MAX(over->len, steps), shown) >= limit;
}
