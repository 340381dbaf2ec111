/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails that incoming mail caused. */
#include "muster/store/caused.h"

#include "store/sql.h"

void caused_add(struct store *store, gint64 person, gint64 at, gboolean sent)
{
    sql_run(store, "INSERT INTO caused (at, person, sent) VALUES ($1, $2, $3)",
            WITH(number(at), number(person), number(sent != FALSE)));
}

guint caused_count(struct store *store, gint64 person, gint64 since, gboolean sent)
{
    if (person == 0)
        return (guint)sql_number(store, "SELECT count(*) FROM caused WHERE at > $1 AND sent = $2",
                                 WITH(number(since), number(sent != FALSE)));
    return (guint)sql_number(store,
                             "SELECT count(*) FROM caused WHERE person = $1 AND at > $2"
                             " AND sent = $3",
                             WITH(number(person), number(since), number(sent != FALSE)));
}

gint64 caused_most_withheld(struct store *store, gint64 since)
{
    return sql_number(store,
                      "SELECT person FROM caused WHERE at > $1 AND sent = 0"
                      " GROUP BY person ORDER BY count(*) DESC, person LIMIT 1",
                      WITH(number(since)));
}
