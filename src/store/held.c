/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Held mail: settled a second time, and looked at. */
#include "muster/store/held.h"

#include "store/sql.h"

void held_count(struct store *store, gint64 after, struct held_counts *counts_r)
{
    counts_r->newer = sql_number(store,
                                 "SELECT count(*) FROM received_mail"
                                 " WHERE outcome IN ('held', 'poison') AND id > $1",
                                 WITH(number(after)));
    counts_r->last = sql_number(store,
                                "SELECT max(id) FROM received_mail"
                                " WHERE outcome IN ('held', 'poison')",
                                WITH_NOTHING);
}

gboolean held_settle(struct store *store, const struct received_mail *mail)
{
    return sql_run(store,
                   "UPDATE received_mail SET outcome = $2, why = $3, person = $4, round = $5"
                   " WHERE id = $1 AND outcome IN ('held', 'poison')",
                   WITH(number(mail->id), string(mail->outcome), string(mail->why),
                        number(mail->person), number(mail->round))) > 0;
}

void held_look_add(struct store *store, gint64 mail, const struct held_look *look)
{
    sql_run(store, "INSERT INTO held_look (mail, at, who) VALUES ($1, $2, $3)",
            WITH(number(mail), number(look->at), string(look->who)));
}

static gpointer look_read(const struct row *row)
{
    struct held_look *look = g_new0(struct held_look, 1);
    look->at = row_number(row, 0);
    look->who = row_string(row, 1);
    return look;
}

static void look_free(gpointer data)
{
    g_free(((struct held_look *)data)->who);
    g_free(data);
}

GPtrArray *held_looks(struct store *store, gint64 mail)
{
    return sql_list(store, "SELECT at, who FROM held_look WHERE mail = $1 ORDER BY at, who",
                    WITH(number(mail)), look_read, look_free);
}
