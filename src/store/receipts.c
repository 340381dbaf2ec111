/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails that answer a person's own mail. */
#include "muster/store/receipts.h"

#include "store/sql.h"

#define RECEIPT_COLUMNS                                                                            \
    "id, kind, person, round, revision, meant, about, line, caused_by, created, mail"

static gpointer receipt_read(const struct row *row)
{
    struct receipt *receipt = g_new0(struct receipt, 1);
    receipt->id = row_number(row, 0);
    receipt->kind = row_string(row, 1);
    receipt->person = row_number(row, 2);
    receipt->round = row_number(row, 3);
    receipt->revision = (int)row_number(row, 4);
    receipt->meant = row_number(row, 5);
    receipt->about = row_number(row, 6);
    receipt->line = row_number(row, 7);
    receipt->caused_by = row_string(row, 8);
    receipt->created = row_number(row, 9);
    receipt->mail = row_number(row, 10);
    return receipt;
}

void receipt_free(struct receipt *receipt)
{
    if (receipt == NULL)
        return;
    g_free(receipt->kind);
    g_free(receipt->caused_by);
    g_free(receipt);
}

gint64 receipt_add(struct store *store, const struct receipt *receipt)
{
    return sql_insert(store,
                      "INSERT INTO receipt"
                      " (kind, person, round, revision, meant, about, line, caused_by, created)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                      " ON CONFLICT (round, kind, revision, about, line, person) DO NOTHING",
                      WITH(string(receipt->kind), number(receipt->person), number(receipt->round),
                           number(receipt->revision), number(receipt->meant),
                           number(receipt->about), number(receipt->line),
                           string(receipt->caused_by), number(receipt->created)));
}

struct receipt *receipt_get(struct store *store, gint64 id)
{
    return sql_one(store, "SELECT " RECEIPT_COLUMNS " FROM receipt WHERE id = $1", WITH(number(id)),
                   receipt_read);
}

struct receipt *receipt_of_mail(struct store *store, gint64 mail)
{
    return sql_one(store, "SELECT " RECEIPT_COLUMNS " FROM receipt WHERE mail = $1 AND mail > 0",
                   WITH(number(mail)), receipt_read);
}

void receipt_set_mail(struct store *store, gint64 id, gint64 mail)
{
    sql_run(store, "UPDATE receipt SET mail = $1 WHERE id = $2", WITH(number(mail), number(id)));
}

guint receipts_written(struct store *store, gint64 person, gint64 since)
{
    return (guint)sql_number(store,
                             "SELECT count(*) FROM receipt"
                             " WHERE person = $1 AND created > $2 AND mail > 0",
                             WITH(number(person), number(since)));
}
