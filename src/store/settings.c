/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chose by name. */
#include "muster/store/people.h"
#include "store/sql.h"

char *person_setting_get(struct store *store, gint64 person, const char *name)
{
    char *value =
        sql_string(store, "SELECT value FROM person_setting WHERE person = $1 AND name = $2",
                   WITH(number(person), string(name)));
    return value != NULL ? value : g_strdup("");
}

GHashTable *person_settings(struct store *store, gint64 person)
{
    GHashTable *settings = NULL;
    struct row *row = sql_start(store, "SELECT name, value FROM person_setting WHERE person = $1",
                                WITH(number(person)));
    while (row_next(row)) {
        if (settings == NULL)
            settings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_hash_table_insert(settings, row_string(row, 0), row_string(row, 1));
    }
    row_end(row);
    return settings;
}

void person_setting_set(struct store *store, gint64 person, const char *name, const char *value)
{
    if (value[0] == '\0')
        sql_run(store, "DELETE FROM person_setting WHERE person = $1 AND name = $2",
                WITH(number(person), string(name)));
    else
        sql_run(store,
                "INSERT INTO person_setting (person, name, value) VALUES ($1, $2, $3)"
                " ON CONFLICT (person, name) DO UPDATE SET value = excluded.value",
                WITH(number(person), string(name), string(value)));
}

GArray *people_who_chose(struct store *store, const char *name, const char *value)
{
    return sql_numbers(store,
                       "SELECT person FROM person_setting WHERE name = $1 AND value = $2"
                       " ORDER BY person",
                       WITH(string(name), string(value)));
}
