/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that came with answers, as rows. */
#include "muster/store/attachments.h"

#include "store/sql.h"

static gpointer attachment_read(const struct row *row)
{
    struct filed_attachment *attachment = g_new0(struct filed_attachment, 1);
    attachment->name = row_string(row, 0);
    attachment->octets = row_number(row, 1);
    attachment->hash = row_string(row, 2);
    return attachment;
}

static void attachment_clear(gpointer data)
{
    struct filed_attachment *attachment = data;
    g_free(attachment->name);
    g_free(attachment->hash);
    g_free(attachment);
}

void attachment_add(struct store *store, gint64 round, const struct filed_attachment *attachment)
{
    sql_run(store,
            "INSERT INTO attachment (round, place, name, octets, hash)"
            " SELECT $1, coalesce(max(place), -1) + 1, $2, $3, $4 FROM attachment WHERE round = $1"
            " HAVING coalesce(sum(name = $2 AND hash IS NOT DISTINCT FROM $4), 0) = 0",
            WITH(number(round), string(attachment->name), number(attachment->octets),
                 string(attachment->hash)));
}

GPtrArray *attachments_of(struct store *store, gint64 round)
{
    return sql_list(store,
                    "SELECT name, octets, hash FROM attachment WHERE round = $1 ORDER BY place",
                    WITH(number(round)), attachment_read, attachment_clear);
}

/* One by one, since TO may have some, the same among them. */
void attachments_move(struct store *store, gint64 from, gint64 to)
{
    g_autoptr(GPtrArray) moved = attachments_of(store, from);
    for (guint i = 0; i < moved->len; i++)
        attachment_add(store, to, moved->pdata[i]);
    sql_run(store, "DELETE FROM attachment WHERE round = $1", WITH(number(from)));
}

gboolean attachment_is_named(struct store *store, const char *hash)
{
    return sql_number(store, "SELECT 1 FROM attachment WHERE hash = $1 LIMIT 1",
                      WITH(string(hash))) != 0;
}

/* Behind a prefix of hexadecimal digits no hash has a letter as great as "g". */
char **attachments_called(struct store *store, const char *prefix, guint limit)
{
    g_autofree char *end = g_strconcat(prefix, "g", NULL);
    return sql_strings(store,
                       "SELECT DISTINCT hash FROM attachment WHERE hash >= $1 AND hash < $2"
                       " ORDER BY hash LIMIT $3",
                       WITH(string(prefix), string(end), number(limit)));
}

char **attachments_all(struct store *store)
{
    return sql_strings(store,
                       "SELECT DISTINCT hash FROM attachment WHERE hash IS NOT NULL ORDER BY hash",
                       WITH_NOTHING);
}
