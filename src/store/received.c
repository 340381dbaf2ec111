/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails that we got: the same one for the same target is filed once. And mails that hurt the cage.
 */
#include "muster/store/held.h"
#include "store/sql.h"

#include <string.h>

#define RECEIVED_COLUMNS                                                                           \
    "id, target, hash, received, filed, message_id, sender, kind, outcome, why, name, person, round"

static gpointer received_read(const struct row *row)
{
    struct received_mail *mail = g_new0(struct received_mail, 1);
    mail->id = row_number(row, 0);
    mail->target = row_string(row, 1);
    g_autoptr(GBytes) hash = row_blob(row, 2);
    if (hash != NULL && g_bytes_get_size(hash) == sizeof mail->hash)
        memcpy(mail->hash, g_bytes_get_data(hash, NULL), sizeof mail->hash);
    mail->received = row_number(row, 3);
    mail->filed = row_number(row, 4);
    mail->message_id = row_string(row, 5);
    mail->from = row_string(row, 6);
    mail->kind = row_string(row, 7);
    mail->outcome = row_string(row, 8);
    mail->why = row_string(row, 9);
    mail->name = row_string(row, 10);
    mail->person = row_number(row, 11);
    mail->round = row_number(row, 12);
    return mail;
}

static void received_clear(gpointer data)
{
    received_mail_free(data);
}

void received_mail_free(struct received_mail *mail)
{
    if (mail == NULL)
        return;
    char *const strings[] = {mail->target,  mail->message_id, mail->from, mail->kind,
                             mail->outcome, mail->why,        mail->name};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_free(mail);
}

gint64 received_mail_add(struct store *store, const struct received_mail *mail)
{
    return sql_insert(
        store,
        "INSERT INTO received_mail (target, hash, received, filed, message_id, sender,"
        " kind, outcome, why, name, person, round)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        " ON CONFLICT (target, hash) DO NOTHING",
        WITH(string(mail->target), blob(mail->hash, sizeof mail->hash), number(mail->received),
             number(mail->filed), string(mail->message_id), string(mail->from), string(mail->kind),
             string(mail->outcome), string(mail->why), string(mail->name), number(mail->person),
             number(mail->round)));
}

struct received_mail *received_mail_get(struct store *store, gint64 id)
{
    return sql_one(store, "SELECT " RECEIVED_COLUMNS " FROM received_mail WHERE id = $1",
                   WITH(number(id)), received_read);
}

struct received_mail *received_mail_by_name(struct store *store, const char *name)
{
    return sql_one(store,
                   "SELECT " RECEIVED_COLUMNS " FROM received_mail WHERE name = $1"
                   " ORDER BY id LIMIT 1",
                   WITH(string(name)), received_read);
}

gint64 received_held_count(struct store *store)
{
    return sql_number(store,
                      "SELECT count(*) FROM received_mail WHERE outcome IN ('held', 'poison')",
                      WITH_NOTHING);
}

gboolean received_held_told(struct store *store, gint64 person, gint64 since)
{
    return sql_number(store,
                      "SELECT count(*) FROM received_mail AS held"
                      " WHERE outcome IN ('held', 'poison') AND received > $2 AND person = $1"
                      " AND (EXISTS (SELECT 1 FROM command"
                      "   WHERE command.person = $1 AND shelf = 'told' AND command.mail = held.id)"
                      "  OR EXISTS (SELECT 1 FROM outbox WHERE key = 'transcript:' || held.id))",
                      WITH(number(person), number(since))) > 0;
}

GPtrArray *received_held(struct store *store, guint limit)
{
    return sql_list(store,
                    "SELECT " RECEIVED_COLUMNS " FROM received_mail"
                    " WHERE outcome IN ('held', 'poison') ORDER BY received LIMIT $1",
                    WITH(number(limit)), received_read, received_clear);
}

int poison_count(struct store *store, const char *name)
{
    return (int)sql_number(store,
                           "INSERT INTO poison (name, attempts) VALUES ($1, 1)"
                           " ON CONFLICT (name) DO UPDATE SET attempts = poison.attempts + 1"
                           " RETURNING attempts",
                           WITH(string(name)));
}

void poison_forget(struct store *store, const char *name)
{
    sql_run(store, "DELETE FROM poison WHERE name = $1", WITH(string(name)));
}
