/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that were done as commands. */
#include "muster/store/wishes.h"

#include "store/sql.h"

static gpointer wish_row_read(const struct row *row)
{
    struct wish_row *wish = g_new0(struct wish_row, 1);
    wish->mail = row_number(row, 0);
    wish->caused_by = row_string(row, 1);
    wish->subject = row_string(row, 2);
    wish->line = row_string(row, 3);
    wish->word = row_string(row, 4);
    wish->value = row_string(row, 5);
    wish->days = (guint8)row_number(row, 6);
    wish->first = (int32_t)row_number(row, 7);
    wish->last = (int32_t)row_number(row, 8);
    return wish;
}

static void wish_row_clear(gpointer data)
{
    wish_row_free(data);
}

void wish_row_free(struct wish_row *row)
{
    if (row == NULL)
        return;
    char *const strings[] = {row->caused_by, row->subject, row->line, row->word, row->value};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(row);
}

void wish_row_add(struct store *store, gint64 person, const struct wish_row *row)
{
    sql_run(store,
            "INSERT INTO wish (person, mail, place, caused_by, subject, line, word, value, days,"
            " first, last) VALUES ($1, $2, (SELECT count(*) FROM wish WHERE person = $1"
            " AND mail = $2), $3, $4, $5, $6, $7, $8, $9, $10)",
            WITH(number(person), number(row->mail), string(row->caused_by), string(row->subject),
                 string(row->line), string(row->word), string(row->value), number(row->days),
                 number(row->first), number(row->last)));
}

GPtrArray *wish_rows_waiting(struct store *store, gint64 person)
{
    return sql_list(store,
                    "SELECT mail, caused_by, subject, line, word, value, days, first, last"
                    " FROM wish WHERE person = $1"
                    " AND mail = (SELECT min(mail) FROM wish WHERE person = $1) ORDER BY place",
                    WITH(number(person)), wish_row_read, wish_row_clear);
}

void wish_rows_forget(struct store *store, gint64 person, gint64 mail)
{
    sql_run(store, "DELETE FROM wish WHERE person = $1 AND mail = $2",
            WITH(number(person), number(mail)));
}
