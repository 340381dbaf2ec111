/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments: filed with a round, told to each reader once. */
#include "muster/store/comments.h"

#include "store/sql.h"

#define COMMENT_COLUMNS "c.id, c.round, c.author, c.answers, c.received, c.mail, c.text"

static gpointer comment_read(const struct row *row)
{
    struct comment *comment = g_new0(struct comment, 1);
    comment->id = row_number(row, 0);
    comment->round = row_number(row, 1);
    comment->author = row_number(row, 2);
    comment->answers = row_number(row, 3);
    comment->received = row_number(row, 4);
    comment->mail = row_number(row, 5);
    comment->text = row_string(row, 6);
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

gint64 comment_add(struct store *store, const struct comment *comment, const GArray *readers)
{
    gint64 id =
        sql_insert(store,
                   "INSERT INTO comment (round, author, answers, received, mail, text)"
                   " VALUES ($1, $2, $3, $4, $5, $6)",
                   WITH(number(comment->round), number(comment->author), number(comment->answers),
                        number(comment->received), number(comment->mail), string(comment->text)));
    for (guint i = 0; i < readers->len; i++)
        sql_run(store,
                "INSERT INTO comment_reader (comment, person) VALUES ($1, $2)"
                " ON CONFLICT DO NOTHING",
                WITH(number(id), number(g_array_index(readers, gint64, i))));
    return id;
}

GArray *commenters_of(struct store *store, gint64 round)
{
    GArray *commenters = g_array_new(FALSE, FALSE, sizeof(struct commenter));
    struct row *row = sql_start(store,
                                "SELECT c.author, c.answers FROM comment c WHERE c.round = $1"
                                " AND NOT EXISTS (SELECT 1 FROM comment e WHERE e.round = c.round"
                                " AND e.author = c.author AND e.id < c.id) ORDER BY c.id",
                                WITH(number(round)));
    while (row_next(row)) {
        struct commenter commenter = {row_number(row, 0), row_number(row, 1)};
        g_array_append_val(commenters, commenter);
    }
    row_end(row);
    return commenters;
}

GPtrArray *comments_waiting(struct store *store, gint64 person)
{
    return sql_list(store,
                    "SELECT " COMMENT_COLUMNS " FROM comment_reader r"
                    " JOIN comment c ON c.id = r.comment"
                    " WHERE r.person = $1 AND r.told = 0 ORDER BY c.round, c.id",
                    WITH(number(person)), comment_read, comment_clear);
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

guint comments_mailed(struct store *store, gint64 round, gint64 person, gint64 since)
{
    return (guint)sql_number(store,
                             "SELECT count(DISTINCT r.told) FROM comment c"
                             " JOIN comment_reader r ON r.comment = c.id AND r.person = $2"
                             " JOIN sent_mail m ON m.id = r.told"
                             " WHERE c.round = $1 AND m.created > $3",
                             WITH(number(round), number(person), number(since)));
}

void comment_tell(struct store *store, gint64 comment, gint64 person, gint64 mail)
{
    sql_run(store, "UPDATE comment_reader SET told = $3 WHERE comment = $1 AND person = $2",
            WITH(number(comment), number(person), number(mail)));
}
