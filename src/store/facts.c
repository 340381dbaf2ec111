/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small facts about the site, and the sequence. */
#include "store/sql.h"

char *store_fact_get(struct store *store, const char *name)
{
    return sql_string(store, "SELECT value FROM fact WHERE name = $1", WITH(string(name)));
}

void store_fact_set(struct store *store, const char *name, const char *value)
{
    sql_run(store,
            "INSERT INTO fact (name, value) VALUES ($1, $2)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            WITH(string(name), string(value)));
}

gint64 store_sequence_next(struct store *store)
{
    return sql_number(store,
                      "UPDATE counter SET last = last + 1 WHERE name = 'sequence' RETURNING last",
                      WITH_NOTHING);
}

gint64 store_sequence_last(struct store *store)
{
    return sql_number(store, "SELECT last FROM counter WHERE name = 'sequence'", WITH_NOTHING);
}
