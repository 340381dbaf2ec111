/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments: filed with a round. */
#include "muster/store/comments.h"

#include "store/sql.h"

#define COMMENT_COLUMNS "c.id, c.round, c.author, c.answers, c.received, c.mail, c.reaction, c.text"

static gpointer comment_read(const struct row *row)
{
    struct comment *comment = g_new0(struct comment, 1);
    comment->id = row_number(row, 0);
    comment->round = row_number(row, 1);
    comment->author = row_number(row, 2);
    comment->answers = row_number(row, 3);
    comment->received = row_number(row, 4);
    comment->mail = row_number(row, 5);
    comment->reaction = row_number(row, 6) != 0;
    comment->text = row_string(row, 7);
    return comment;
}

void comment_free(struct comment *comment)
{
    if (comment == NULL)
        return;
    g_free(comment->text);
    g_free(comment);
}

static void comment_clear(gpointer data)
{
    comment_free(data);
}

gint64 comment_add(struct store *store, const struct comment *comment)
{
    return sql_insert(store,
                      "INSERT INTO comment (round, author, answers, received, mail, reaction, text)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                      WITH(number(comment->round), number(comment->author),
                           number(comment->answers), number(comment->received),
                           number(comment->mail), number(comment->reaction != FALSE),
                           string(comment->text)));
}

struct comment *comment_get(struct store *store, gint64 id)
{
    return sql_one(store, "SELECT " COMMENT_COLUMNS " FROM comment c WHERE c.id = $1",
                   WITH(number(id)), comment_read);
}

GArray *commenters_of(struct store *store, gint64 round)
{
    GArray *commenters = g_array_new(FALSE, FALSE, sizeof(struct commenter));
    struct row *row =
        sql_start(store,
                  "SELECT c.author, c.answers, (SELECT max(l.received) FROM comment l"
                  " WHERE l.round = c.round AND l.author = c.author AND l.reaction = 0)"
                  " FROM comment c WHERE c.round = $1 AND c.reaction = 0"
                  " AND NOT EXISTS (SELECT 1 FROM comment e WHERE e.round = c.round"
                  " AND e.author = c.author AND e.reaction = 0 AND e.id < c.id)"
                  " ORDER BY c.id",
                  WITH(number(round)));
    while (row_next(row)) {
        struct commenter commenter = {row_number(row, 0), row_number(row, 1), row_number(row, 2)};
        g_array_append_val(commenters, commenter);
    }
    row_end(row);
    return commenters;
}

GPtrArray *comments_by(struct store *store, gint64 author)
{
    return sql_list(store,
                    "SELECT " COMMENT_COLUMNS " FROM comment c WHERE c.author = $1 ORDER BY c.id",
                    WITH(number(author)), comment_read, comment_clear);
}

gboolean comment_was_said(struct store *store, const struct comment *comment)
{
    return sql_number(
               store, "SELECT count(*) FROM comment WHERE round = $1 AND author = $2 AND text = $3",
               WITH(number(comment->round), number(comment->author), string(comment->text))) > 0;
}
