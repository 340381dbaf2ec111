/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails that we wrote: the rows that tokens and handles name, the text that was asked, and threads.
 */
#include "muster/store/mails.h"

#include <string.h>

#include "muster/base/instant.h"
#include "store/digest.h"
#include "store/schema.h"
#include "store/sql.h"

enum { MONTH_DAYS = 28 };

#define SENT_COLUMNS                                                                               \
    "m.id, m.handle, m.message_id, m.person, m.kind, m.created,"                                   \
    " (SELECT a.text FROM asked a WHERE a.id = m.asked)"

static gpointer sent_read(const struct row *row)
{
    struct sent_mail *mail = g_new0(struct sent_mail, 1);
    mail->id = row_number(row, 0);
    mail->handle = row_string(row, 1);
    mail->message_id = row_string(row, 2);
    mail->person = row_number(row, 3);
    mail->kind = row_string(row, 4);
    mail->created = row_number(row, 5);
    mail->text = row_string(row, 6);
    return mail;
}

void sent_mail_free(struct sent_mail *mail)
{
    if (mail == NULL)
        return;
    g_free(mail->handle);
    g_free(mail->message_id);
    g_free(mail->kind);
    g_free(mail->text);
    g_clear_pointer(&mail->rounds, g_array_unref);
    g_clear_pointer(&mail->blocks, g_array_unref);
    g_free(mail);
}

static GArray *blocks_of(struct store *store, gint64 mail)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(struct sent_block));
    struct row *row =
        sql_start(store, "SELECT first, last, round FROM sent_block WHERE mail = $1 ORDER BY first",
                  WITH(number(mail)));
    while (row_next(row)) {
        struct sent_block block = {(guint)row_number(row, 0), (guint)row_number(row, 1),
                                   row_number(row, 2)};
        g_array_append_val(blocks, block);
    }
    row_end(row);
    return blocks;
}

/* A mail either asks rounds or tells of some. */
static struct sent_mail *sent_with_rounds(struct store *store, struct sent_mail *mail)
{
    if (mail == NULL)
        return NULL;
    mail->rounds = sql_numbers(store, "SELECT round FROM sent_round WHERE mail = $1 ORDER BY place",
                               WITH(number(mail->id)));
    g_autoptr(GArray) blocks = mail->rounds->len == 0 ? blocks_of(store, mail->id) : NULL;
    if (blocks != NULL && blocks->len > 0)
        mail->blocks = g_steal_pointer(&blocks);
    return mail;
}

/* A text asked day after day is one row a month, which goes when the first of its rounds does: a
 * little early for the others, and no mail has to be asked whether it still needs it. */
static gint64 asked_put(struct store *store, const struct sent_mail *mail)
{
    gint64 month = mail->created / (MONTH_DAYS * INSTANT_DAY);
    guint8 hash[DIGEST_LENGTH];
    digest(mail->text, strlen(mail->text), hash);
    gint64 id =
        sql_number(store, "SELECT id FROM asked WHERE month = $1 AND person = $2 AND hash = $3",
                   WITH(number(month), number(mail->person), blob(hash, sizeof hash)));
    if (id != 0)
        return id;
    return sql_insert(
        store, "INSERT INTO asked (month, person, hash, text) VALUES ($1, $2, $3, $4)",
        WITH(number(month), number(mail->person), blob(hash, sizeof hash), string(mail->text)));
}

static gboolean is_filled(const GArray *array)
{
    return array != NULL && array->len > 0;
}

/* Without a round nothing would ever erase the text. */
static struct value text_value(struct store *store, const struct sent_mail *mail)
{
    gboolean keeps = mail->text != NULL && (is_filled(mail->rounds) || is_filled(mail->blocks));
    return keeps ? number(asked_put(store, mail)) : string(NULL);
}

static void sent_row_add(struct store *store, gint64 id, const struct sent_mail *mail)
{
    sql_run(store,
            "INSERT INTO sent_mail (id, handle, message_id, person, kind, created, asked)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7)",
            WITH(number(id), string(mail->handle), string(mail->message_id), number(mail->person),
                 string(mail->kind), number(mail->created), text_value(store, mail)));
}

static void block_add(struct store *store, gint64 mail, const struct sent_block *block)
{
    sql_run(store, "INSERT INTO sent_block (mail, first, last, round) VALUES ($1, $2, $3, $4)",
            WITH(number(mail), number(block->first), number(block->last), number(block->round)));
}

gint64 sent_mail_add(struct store *store, const struct sent_mail *mail)
{
    gint64 id = sent_mail_next_id(store);
    sql_run(store, "UPDATE counter SET last = $1 WHERE name = 'sent_mail'", WITH(number(id)));
    sent_row_add(store, id, mail);
    for (guint i = 0; mail->rounds != NULL && i < mail->rounds->len; i++)
        sql_run(store, "INSERT INTO sent_round (round, mail, place) VALUES ($1, $2, $3)",
                WITH(number(g_array_index(mail->rounds, gint64, i)), number(id), number(i)));
    for (guint i = 0; mail->blocks != NULL && i < mail->blocks->len; i++)
        block_add(store, id, &g_array_index(mail->blocks, struct sent_block, i));
    return store_has_failed(store) ? 0 : id;
}

gint64 sent_mail_next_id(struct store *store)
{
    return sql_number(store, "SELECT last + 1 FROM counter WHERE name = 'sent_mail'", WITH_NOTHING);
}

struct sent_mail *sent_mail_get(struct store *store, gint64 id)
{
    struct sent_mail *mail =
        sql_one(store, "SELECT " SENT_COLUMNS " FROM sent_mail m WHERE m.id = $1", WITH(number(id)),
                sent_read);
    return sent_with_rounds(store, mail);
}

/* Era by era from the newest, up to the first that has it. */
struct sent_mail *sent_mail_by_handle(struct store *store, const char *handle)
{
    struct sent_mail *mail =
        sql_one(store,
                "WITH RECURSIVE era (number) AS (SELECT last / " ERA " FROM counter"
                " WHERE name = 'sent_mail' UNION ALL SELECT number - 1 FROM era WHERE number > 0) "
                "SELECT " SENT_COLUMNS " FROM era CROSS JOIN sent_mail m"
                " WHERE m.id / " ERA " = era.number AND m.handle = $1",
                WITH(string(handle)), sent_read);
    return sent_with_rounds(store, mail);
}

struct sent_mail *sent_mail_of_round(struct store *store, gint64 round, const char *kind)
{
    struct sent_mail *mail =
        sql_one(store,
                "SELECT " SENT_COLUMNS " FROM sent_round s JOIN sent_mail m ON m.id = s.mail"
                " WHERE s.round = $1 AND ($2 IS NULL OR m.kind = $2) ORDER BY s.mail LIMIT 1",
                WITH(number(round), string(kind)), sent_read);
    return sent_with_rounds(store, mail);
}

gint64 thread_last(struct store *store, gint64 person, const char *name)
{
    return sql_number(store, "SELECT mail FROM thread WHERE person = $1 AND name = $2",
                      WITH(number(person), string(name)));
}

void thread_advance(struct store *store, gint64 person, const char *name, gint64 mail)
{
    sql_run(store,
            "INSERT INTO thread (person, name, mail) VALUES ($1, $2, $3)"
            " ON CONFLICT (person, name) DO UPDATE SET mail = excluded.mail",
            WITH(number(person), string(name), number(mail)));
}
