/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pulses. One row holds all answers, since rows of their own would tell their order: by a key, by
 * their place within a page, or by the pages that the journal keeps of each commit. */
#include "store/pulses.h"

#include "store/sql.h"

#define PULSE_FROM "SELECT id, workflow, day, last, closes, state, invited, answered FROM pulse"

static const char *const states[] = {"open", "published", "few"};

static gpointer pulse_read(const struct row *row)
{
    struct pulse *pulse = g_new0(struct pulse, 1);
    pulse->id = row_number(row, 0);
    pulse->workflow = row_string(row, 1);
    pulse->day = (int32_t)row_number(row, 2);
    pulse->last = (int32_t)row_number(row, 3);
    pulse->closes = row_number(row, 4);
    pulse->state = (enum pulse_state)row_word(row, 5, states, G_N_ELEMENTS(states));
    pulse->invited = (guint)row_number(row, 6);
    pulse->answered = (guint)row_number(row, 7);
    return pulse;
}

void pulse_free(struct pulse *pulse)
{
    if (pulse == NULL)
        return;
    g_free(pulse->workflow);
    g_free(pulse);
}

gint64 pulse_open(struct store *store, const struct pulse *pulse)
{
    return sql_insert(store,
                      "INSERT INTO pulse (workflow, day, last, closes) VALUES ($1, $2, $3, $4)"
                      " ON CONFLICT (workflow, day) DO NOTHING",
                      WITH(string(pulse->workflow), number(pulse->day), number(pulse->last),
                           number(pulse->closes)));
}

struct pulse *pulse_get(struct store *store, gint64 id)
{
    return sql_one(store, PULSE_FROM " WHERE id = $1", WITH(number(id)), pulse_read);
}

struct pulse *pulse_last(struct store *store, const char *workflow)
{
    return sql_one(store, PULSE_FROM " WHERE workflow = $1 ORDER BY day DESC LIMIT 1",
                   WITH(string(workflow)), pulse_read);
}

gboolean pulse_any_since(struct store *store, gint64 since)
{
    return sql_number(store, "SELECT count(*) FROM pulse WHERE closes > $1", WITH(number(since))) >
           0;
}

void pulse_invite(struct store *store, gint64 id)
{
    sql_run(store, "UPDATE pulse SET invited = invited + 1 WHERE id = $1", WITH(number(id)));
}

/* --- what is asked --- */

static gpointer wording_read(const struct row *row)
{
    struct pulse_wording *wording = g_new0(struct pulse_wording, 1);
    wording->place = (guint)row_number(row, 0);
    wording->form = row_number(row, 1);
    wording->text = row_string(row, 2);
    return wording;
}

void pulse_wording_free(struct pulse_wording *wording)
{
    if (wording == NULL)
        return;
    g_free(wording->text);
    g_free(wording);
}

int pulse_place(struct store *store, gint64 id, const char *language)
{
    return (int)sql_number(store,
                           "SELECT place + 1 FROM pulse_wording WHERE pulse = $1 AND language = $2",
                           WITH(number(id), string(language))) -
           1;
}

int pulse_place_add(struct store *store, gint64 id, const char *language, gint64 form)
{
    int place = (int)sql_number(store, "SELECT count(*) FROM pulse_wording WHERE pulse = $1",
                                WITH(number(id)));
    sql_run(store,
            "INSERT INTO pulse_wording (pulse, place, language, form, text)"
            " VALUES ($1, $2, $3, $4, '')",
            WITH(number(id), number(place), string(language), number(form)));
    return place;
}

void pulse_place_text(struct store *store, gint64 id, int place, const char *text)
{
    sql_run(store, "UPDATE pulse_wording SET text = $3 WHERE pulse = $1 AND place = $2",
            WITH(number(id), number(place), string(text)));
}

struct pulse_wording *pulse_wording(struct store *store, gint64 id, int place)
{
    return sql_one(store,
                   "SELECT place, form, text FROM pulse_wording WHERE pulse = $1 AND place = $2",
                   WITH(number(id), number(place)), wording_read);
}

/* --- what is answered --- */

static gpointer box_read(const struct row *row)
{
    return row_blob(row, 0);
}

GBytes *pulse_box(struct store *store, gint64 id)
{
    return sql_one(store, "SELECT box FROM pulse WHERE id = $1 AND state = 'open'",
                   WITH(number(id)), box_read);
}

void pulse_box_set(struct store *store, gint64 id, GBytes *box)
{
    gsize length;
    const void *data = g_bytes_get_data(box, &length);
    sql_run(store, "UPDATE pulse SET box = $2 WHERE id = $1 AND state = 'open'",
            WITH(number(id), blob(data, length)));
    store_erase_journal(store);
}

static gpointer line_read(const struct row *row)
{
    struct pulse_line *line = g_new0(struct pulse_line, 1);
    line->question = (guint)row_number(row, 0);
    line->text = row_string(row, 1);
    return line;
}

static void line_clear(gpointer data)
{
    g_free(((struct pulse_line *)data)->text);
    g_free(data);
}

void pulse_line_add(struct store *store, gint64 id, guint question, guint place, const char *text)
{
    sql_run(store, "INSERT INTO pulse_line (pulse, question, place, text) VALUES ($1, $2, $3, $4)",
            WITH(number(id), number(question), number(place), string(text)));
}

GPtrArray *pulse_lines(struct store *store, gint64 id)
{
    return sql_list(store,
                    "SELECT question, text FROM pulse_line WHERE pulse = $1"
                    " ORDER BY question = 0, question, place",
                    WITH(number(id)), line_read, line_clear);
}

void pulse_close(struct store *store, gint64 id, enum pulse_state state, guint answered)
{
    sql_run(store, "UPDATE pulse SET state = $2, answered = $3, box = NULL WHERE id = $1",
            WITH(number(id), string(states[state]), number(answered)));
    store_erase_journal(store);
}

void pulses_erase(struct store *store, int32_t before)
{
    static const char *const parts[] = {
        "DELETE FROM pulse_line WHERE pulse IN (SELECT id FROM pulse WHERE day < $1)",
        "DELETE FROM pulse_wording WHERE pulse IN (SELECT id FROM pulse WHERE day < $1)",
        "DELETE FROM pulse WHERE day < $1",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        sql_run(store, parts[i], WITH(number(before)));
}

void store_erase_journal(struct store *store)
{
    store->erased = TRUE;
}
