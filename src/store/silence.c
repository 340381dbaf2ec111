/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds missed in a row, and what became of people. */
#include "muster/store/silence.h"

#include "store/schema.h"

int silence_add(struct store *store, gint64 person)
{
    sql_run(store,
            "INSERT INTO silence (person, missed) VALUES ($1, 1)"
            " ON CONFLICT (person) DO UPDATE SET missed = missed + 1",
            WITH(number(person)));
    return silence_get(store, person);
}

int silence_get(struct store *store, gint64 person)
{
    return (int)sql_number(store, "SELECT missed FROM silence WHERE person = $1",
                           WITH(number(person)));
}

void silence_end(struct store *store, gint64 person)
{
    sql_run(store, "DELETE FROM silence WHERE person = $1", WITH(number(person)));
}

static const char *const event_words[] = {"paused", "resumed", "left", "suspended", "reached"};

void person_news_add(struct store *store, gint64 person, enum person_event event,
                     gboolean by_itself, gint64 at)
{
    sql_run(store,
            "INSERT INTO person_news (sequence, person, event, by_itself, at)"
            " VALUES ($1, $2, $3, $4, $5)",
            WITH(number(store_sequence_next(store)), number(person), string(event_words[event]),
                 number(by_itself), number(at)));
}

GArray *person_news_since(struct store *store, gint64 person, gint64 since)
{
    GArray *news = g_array_new(FALSE, FALSE, sizeof(struct person_news));
    struct row *row = sql_start(store,
                                ERAS_SINCE "SELECT n.sequence, n.event, n.by_itself, n.at"
                                           " FROM era CROSS JOIN person_news n"
                                           " WHERE n.sequence / " ERA " = era.number"
                                           " AND n.person = $1 AND n.sequence > $2"
                                           " ORDER BY n.sequence",
                                WITH(number(person), number(since)));
    while (row_next(row)) {
        struct person_news one = {
            .sequence = row_number(row, 0),
            .event = row_word(row, 1, event_words, G_N_ELEMENTS(event_words)),
            .by_itself = row_number(row, 2) != 0,
            .at = row_number(row, 3),
        };
        g_array_append_val(news, one);
    }
    row_end(row);
    return news;
}
