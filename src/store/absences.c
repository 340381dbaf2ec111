/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Absences. One that ended before it began stays as a row, empty, until it was said. */
#include "muster/store/absences.h"

#include "store/sql.h"

static gpointer absence_read(const struct row *row)
{
    struct absence *absence = g_new0(struct absence, 1);
    absence->person = row_number(row, 0);
    absence->first = (int32_t)row_number(row, 1);
    absence->last = (int32_t)row_number(row, 2);
    absence->source = row_string(row, 3);
    return absence;
}

static void absence_clear(gpointer data)
{
    absence_free(data);
}

void absence_free(struct absence *absence)
{
    if (absence == NULL)
        return;
    g_free(absence->source);
    g_free(absence);
}

/* What was planned is not undone by a machine that says the same. */
void absence_add(struct store *store, gint64 person, int32_t first, int32_t last,
                 const char *source)
{
    if (last < first)
        store_fail(store, FAILURE_USAGE, "an absence cannot end before it begins");
    sql_run(store,
            "INSERT INTO absence (person, last, first, source) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (person, last, first) DO UPDATE SET source = excluded.source"
            " WHERE excluded.source <> 'out-of-office'",
            WITH(number(person), number(last), number(first), string(source)));
}

GPtrArray *absences_of(struct store *store, gint64 person, int32_t from)
{
    return sql_list(store,
                    "SELECT person, first, last, source FROM absence"
                    " WHERE person = $1 AND last >= $2 AND last >= first ORDER BY first, last",
                    WITH(number(person), number(from)), absence_read, absence_clear);
}

gboolean absence_remove(struct store *store, gint64 person, int32_t first, int32_t last)
{
    return sql_run(store, "DELETE FROM absence WHERE person = $1 AND last = $2 AND first = $3",
                   WITH(number(person), number(last), number(first))) > 0;
}

/* Of two that would then be the same one remains. */
gboolean absence_end(struct store *store, gint64 person, int32_t day)
{
    return sql_run(store,
                   "UPDATE OR REPLACE absence SET last = $2 - 1"
                   " WHERE person = $1 AND last >= $2 AND first <= $2",
                   WITH(number(person), number(day))) > 0;
}

#define SAID_BY_MACHINE                                                                            \
    " WHERE person = $1 AND last >= $2 AND first <= $2 AND source = 'out-of-office'"

/* Asked for at each mail of a person, of whom most are there: to look is far cheaper. */
gboolean absence_end_by_mail(struct store *store, gint64 person, int32_t day)
{
    return sql_number(store, "SELECT count(*) FROM absence" SAID_BY_MACHINE,
                      WITH(number(person), number(day))) > 0 &&
           sql_run(store, "UPDATE OR REPLACE absence SET last = $2 - 1, untold = 1" SAID_BY_MACHINE,
                   WITH(number(person), number(day))) > 0;
}

gboolean absence_take_end(struct store *store, gint64 person)
{
    return sql_number(store, "SELECT count(*) FROM absence WHERE person = $1 AND untold = 1",
                      WITH(number(person))) > 0 &&
           sql_run(store, "UPDATE absence SET untold = 0 WHERE person = $1 AND untold = 1",
                   WITH(number(person))) > 0;
}
