/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars and their days. */
#include "muster/store/calendars.h"

#include "store/sql.h"

#define CALENDAR_COLUMNS                                                                           \
    "c.id, c.name, c.team, c.person, c.imported, c.horizon,"                                       \
    " (SELECT count(*) FROM holiday h WHERE h.calendar = c.id)"

static gpointer calendar_read(const struct row *row)
{
    struct calendar *calendar = g_new0(struct calendar, 1);
    calendar->id = row_number(row, 0);
    calendar->name = row_string(row, 1);
    calendar->team = row_string(row, 2);
    calendar->person = row_number(row, 3);
    calendar->imported = row_number(row, 4);
    calendar->horizon = (int32_t)row_number(row, 5);
    calendar->n_days = (guint)row_number(row, 6);
    return calendar;
}

static gpointer calendar_read_whole(const struct row *row)
{
    struct calendar *calendar = calendar_read(row);
    calendar->text = row_string(row, 7);
    return calendar;
}

static void calendar_clear(gpointer data)
{
    calendar_free(data);
}

void calendar_free(struct calendar *calendar)
{
    if (calendar == NULL)
        return;
    g_free(calendar->name);
    g_free(calendar->team);
    g_free(calendar->text);
    g_free(calendar);
}

gint64 calendar_put(struct store *store, const struct calendar *calendar)
{
    sql_run(store,
            "INSERT INTO calendar (name, team, person, text, imported, horizon)"
            " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (team, person, name) DO UPDATE"
            " SET text = excluded.text, imported = excluded.imported, horizon = excluded.horizon",
            WITH(string(calendar->name), string(calendar->team), number(calendar->person),
                 string(calendar->text), number(calendar->imported), number(calendar->horizon)));
    return sql_number(
        store, "SELECT id FROM calendar WHERE team = $1 AND person = $2 AND name = $3",
        WITH(string(calendar->team), number(calendar->person), string(calendar->name)));
}

GPtrArray *calendars_all(struct store *store)
{
    return sql_list(store,
                    "SELECT " CALENDAR_COLUMNS " FROM calendar c"
                    " ORDER BY c.person > 0, c.team, c.person, c.name",
                    WITH_NOTHING, calendar_read, calendar_clear);
}

struct calendar *calendar_get(struct store *store, gint64 id)
{
    return sql_one(store, "SELECT " CALENDAR_COLUMNS ", c.text FROM calendar c WHERE c.id = $1",
                   WITH(number(id)), calendar_read_whole);
}

static void days_remove(struct store *store, gint64 id)
{
    sql_run(store, "DELETE FROM holiday WHERE calendar = $1", WITH(number(id)));
}

void calendar_remove(struct store *store, gint64 id)
{
    days_remove(store, id);
    sql_run(store, "DELETE FROM calendar WHERE id = $1", WITH(number(id)));
}

static gpointer holiday_read(const struct row *row)
{
    struct holiday *holiday = g_new0(struct holiday, 1);
    holiday->first = (int32_t)row_number(row, 0);
    holiday->last = (int32_t)row_number(row, 1);
    holiday->name = row_string(row, 2);
    return holiday;
}

static void holiday_clear(gpointer data)
{
    holiday_free(data);
}

void holiday_free(struct holiday *holiday)
{
    if (holiday == NULL)
        return;
    g_free(holiday->name);
    g_free(holiday);
}

/* A file that names the same day twice means it once. */
void calendar_set_days(struct store *store, gint64 id, const GPtrArray *holidays, int32_t horizon)
{
    days_remove(store, id);
    for (guint i = 0; i < holidays->len; i++) {
        const struct holiday *holiday = holidays->pdata[i];
        sql_run(
            store,
            "INSERT INTO holiday (calendar, last, first, name) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT DO NOTHING",
            WITH(number(id), number(holiday->last), number(holiday->first), string(holiday->name)));
    }
    sql_run(store, "UPDATE calendar SET horizon = $1 WHERE id = $2",
            WITH(number(horizon), number(id)));
}

GPtrArray *calendar_days(struct store *store, gint64 id, int32_t from)
{
    return sql_list(store,
                    "SELECT first, last, name FROM holiday WHERE calendar = $1 AND last >= $2"
                    " ORDER BY first, last, name",
                    WITH(number(id), number(from)), holiday_read, holiday_clear);
}
