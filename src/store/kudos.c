/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kudos: given once, told to who got them (news.c), shown once in a summary, erased with either
 * person. */
#include "store/kudos.h"

#include "store/schema.h"
#include "store/sql.h"

#define KUDOS_COLUMNS "k.id, k.giver, k.receiver, k.round, k.day, k.sequence, k.text, k.given"

static gpointer kudos_read(const struct row *row)
{
    struct kudos *kudos = g_new0(struct kudos, 1);
    kudos->id = row_number(row, 0);
    kudos->giver = row_number(row, 1);
    kudos->receiver = row_number(row, 2);
    kudos->round = row_number(row, 3);
    kudos->day = (int32_t)row_number(row, 4);
    kudos->sequence = row_number(row, 5);
    kudos->text = row_string(row, 6);
    kudos->given = row_number(row, 7);
    return kudos;
}

void kudos_free(struct kudos *kudos)
{
    if (kudos == NULL)
        return;
    g_free(kudos->text);
    g_free(kudos);
}

static void kudos_clear(gpointer data)
{
    kudos_free(data);
}

gint64 kudos_add(struct store *store, const struct kudos *kudos)
{
    return sql_insert(store,
                      "INSERT INTO kudos (giver, receiver, round, day, sequence, text, given)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7)"
                      " ON CONFLICT (day, giver, receiver, text) WHERE withdrawn = 0 DO NOTHING",
                      WITH(number(kudos->giver), number(kudos->receiver), number(kudos->round),
                           number(kudos->day), number(store_sequence_next(store)),
                           string(kudos->text), number(kudos->given)));
}

GPtrArray *kudos_since(struct store *store, gint64 receiver, gint64 since)
{
    return sql_list(store,
                    ERAS_SINCE "SELECT " KUDOS_COLUMNS " FROM era CROSS JOIN kudos k"
                               " WHERE k.sequence / " ERA " = era.number AND k.receiver = $1"
                               " AND k.sequence > $2 AND k.withdrawn = 0 ORDER BY k.sequence",
                    WITH(number(receiver), number(since)), kudos_read, kudos_clear);
}

struct kudos *kudos_get(struct store *store, gint64 id)
{
    return sql_one(store, "SELECT " KUDOS_COLUMNS " FROM kudos k WHERE k.id = $1", WITH(number(id)),
                   kudos_read);
}

GPtrArray *kudos_of(struct store *store, gint64 person)
{
    return sql_list(store,
                    "SELECT " KUDOS_COLUMNS " FROM kudos k WHERE (k.giver = $1 OR k.receiver = $1)"
                    " AND k.withdrawn = 0 ORDER BY k.id",
                    WITH(number(person)), kudos_read, kudos_clear);
}

void kudos_tell(struct store *store, gint64 kudos, gint64 mail)
{
    sql_run(store, "INSERT INTO kudos_mail (kudos, mail) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            WITH(number(kudos), number(mail)));
}

void kudos_withdraw(struct store *store, gint64 kudos)
{
    sql_run(store, "DELETE FROM news WHERE kind = 'kudos' AND thing = $1 AND told = 0",
            WITH(number(kudos)));
    sql_run(store, "UPDATE kudos SET text = '', withdrawn = 1 WHERE id = $1", WITH(number(kudos)));
}

gboolean kudos_is_told(struct store *store, gint64 kudos)
{
    return sql_number(store,
                      "SELECT count(*) FROM news WHERE kind = 'kudos' AND thing = $1 AND told > 0",
                      WITH(number(kudos))) > 0;
}

/* The text of a mail that told of it goes too, as with a round. */
static const char *const parts[] = {
    ("DELETE FROM asked WHERE id IN (SELECT s.asked FROM kudos_mail m"
     " JOIN sent_mail s ON s.id = m.mail WHERE m.kudos = $1)"),
    ("DELETE FROM asked WHERE id IN (SELECT s.asked FROM news n"
     " JOIN sent_mail s ON s.id = n.told WHERE n.kind = 'kudos' AND n.thing = $1)"),
    "DELETE FROM news WHERE kind = 'kudos' AND thing = $1",
    "DELETE FROM kudos_mail WHERE kudos = $1",
    "DELETE FROM kudos WHERE id = $1",
};

static void all_erase(struct store *store, const GArray *ids)
{
    for (guint i = 0; i < ids->len; i++)
        for (gsize part = 0; part < G_N_ELEMENTS(parts); part++)
            sql_run(store, parts[part], WITH(number(g_array_index(ids, gint64, i))));
}

gboolean kudos_erase(struct store *store, int32_t before, guint limit)
{
    g_autoptr(GArray) old =
        sql_numbers(store, "SELECT id FROM kudos WHERE day < $1 ORDER BY day LIMIT $2",
                    WITH(number(before), number(limit)));
    all_erase(store, old);
    return old->len >= limit;
}

void kudos_erase_of(struct store *store, gint64 person)
{
    g_autoptr(GArray) all = sql_numbers(
        store, "SELECT id FROM kudos WHERE giver = $1 OR receiver = $1", WITH(number(person)));
    all_erase(store, all);
}
