/* SPDX-License-Identifier: GPL-3.0-or-later */
/* News: rows that wait for their mail; and who wants more, or nothing, of a thread. */
#include "muster/store/news.h"

#include "store/sql.h"

#define NEWS_COLUMNS "n.id, n.person, n.round, n.kind, n.thing, n.author, n.since, n.named, n.quiet"

static const char *const choices[] = {"plain", "muted", "followed"};

static gpointer news_read(const struct row *row)
{
    struct news *news = g_new0(struct news, 1);
    news->id = row_number(row, 0);
    news->person = row_number(row, 1);
    news->round = row_number(row, 2);
    news->kind = row_string(row, 3);
    news->thing = row_number(row, 4);
    news->author = row_number(row, 5);
    news->since = row_number(row, 6);
    news->named = row_number(row, 7) != 0;
    news->quiet = row_number(row, 8) != 0;
    return news;
}

void news_free(struct news *news)
{
    if (news == NULL)
        return;
    g_free(news->kind);
    g_free(news);
}

static void news_clear(gpointer data)
{
    news_free(data);
}

void news_add(struct store *store, const struct news *news)
{
    sql_run(store,
            "INSERT INTO news (person, round, kind, thing, author, since, named, quiet)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
            WITH(number(news->person), number(news->round), string(news->kind), number(news->thing),
                 number(news->author), number(news->since), number(news->named != FALSE),
                 number(news->quiet != FALSE)));
}

GPtrArray *news_waiting(struct store *store, gint64 person)
{
    return sql_list(store,
                    "SELECT " NEWS_COLUMNS " FROM news n WHERE n.person = $1 AND n.told = 0"
                    " AND (n.named = 1 OR NOT EXISTS (SELECT 1 FROM thread_choice t"
                    " WHERE t.round = n.round AND t.person = n.person AND t.choice = 'muted'))"
                    " ORDER BY n.round, n.id",
                    WITH(number(person)), news_read, news_clear);
}

void news_tell(struct store *store, gint64 id, gint64 mail)
{
    sql_run(store, "UPDATE news SET told = $2 WHERE id = $1", WITH(number(id), number(mail)));
}

void news_untell(struct store *store, gint64 mail, gint64 author)
{
    sql_run(store, "DELETE FROM news WHERE told = $1 AND told > 0 AND author = $2",
            WITH(number(mail), number(author)));
    sql_run(store, "UPDATE news SET told = 0 WHERE told = $1 AND told > 0", WITH(number(mail)));
}

void news_drop(struct store *store, gint64 id)
{
    sql_run(store, "DELETE FROM news WHERE id = $1", WITH(number(id)));
}

GPtrArray *news_told_in(struct store *store, gint64 mail)
{
    return sql_list(
        store, "SELECT " NEWS_COLUMNS " FROM news n WHERE n.told = $1 AND n.told > 0 ORDER BY n.id",
        WITH(number(mail)), news_read, news_clear);
}

GArray *news_mailed(struct store *store, gint64 person, gint64 round, gint64 since)
{
    return sql_numbers(store,
                       "SELECT m.created FROM sent_mail m WHERE m.id IN (SELECT n.told FROM news n"
                       " WHERE n.person = $1 AND n.round = $2 AND n.told > 0) AND m.created > $3"
                       " ORDER BY m.created",
                       WITH(number(person), number(round), number(since)));
}

enum thread_choice thread_choice_get(struct store *store, gint64 person, gint64 round)
{
    g_autofree char *word =
        sql_string(store, "SELECT choice FROM thread_choice WHERE round = $1 AND person = $2",
                   WITH(number(round), number(person)));
    for (guint i = 0; word != NULL && i < G_N_ELEMENTS(choices); i++)
        if (g_str_equal(choices[i], word))
            return (enum thread_choice)i;
    return THREAD_PLAIN;
}

void thread_choice_set(struct store *store, gint64 person, gint64 round, enum thread_choice choice)
{
    sql_run(store, "DELETE FROM thread_choice WHERE round = $1 AND person = $2",
            WITH(number(round), number(person)));
    if (choice != THREAD_PLAIN)
        sql_run(store, "INSERT INTO thread_choice (round, person, choice) VALUES ($1, $2, $3)",
                WITH(number(round), number(person), string(choices[choice])));
}

GArray *thread_followers(struct store *store, gint64 round)
{
    return sql_numbers(store,
                       "SELECT person FROM thread_choice WHERE round = $1 AND choice = 'followed'"
                       " ORDER BY id",
                       WITH(number(round)));
}
