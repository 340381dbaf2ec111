/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small facts about the site, and its counters. */
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

/* For RETURNING SQLite would build a table, and throw it away: seven times the work of both. */
gint64 counter_next(struct store *store, const char *name)
{
    sql_run(store, "UPDATE counter SET last = last + 1 WHERE name = $1", WITH(string(name)));
    return sql_number(store, "SELECT last FROM counter WHERE name = $1", WITH(string(name)));
}

gint64 store_sequence_next(struct store *store)
{
    return counter_next(store, "sequence");
}

gint64 store_sequence_last(struct store *store)
{
    return sql_number(store, "SELECT last FROM counter WHERE name = 'sequence'", WITH_NOTHING);
}
