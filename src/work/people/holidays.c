/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays: out of iCalendar files into rows, and for a while ahead.
 *
 * Promises: days are known for at least as long as anybody plans. Does not: fetch calendars from
 * anywhere.
 */
#include "muster/work/holidays.h"

#include <string.h>

#include "muster/mail/compose.h"
#include "muster/time/ical.h"
#include "work/planning/planner.h"

enum {
    DAYS_KNOWN = 560, /* ahead, when a calendar is read */
    DAYS_KEPT = 62,   /* behind */
};

/* What a file says, as rows. Struct holiday. */
static GPtrArray *rows_of(const struct days_off *off)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)holiday_free);
    for (guint i = 0; i < days_off_count(off); i++) {
        const struct day_off *day = days_off_get(off, i);
        struct holiday *row = g_new(struct holiday, 1);
        *row = (struct holiday){day->first, day->last, text_tame(day->name)};
        g_ptr_array_add(rows, row);
    }
    return rows;
}

static GPtrArray *calendar_expand(const struct site *site, const struct person *person,
                                  const char *bytes, gsize length, const char *file,
                                  struct faults *faults, struct failure *failure)
{
    struct rhythm rhythm = site->rhythm;
    if (person != NULL)
        site_rhythm_of(site, person, &rhythm);
    int32_t today = (int32_t)(site->now / INSTANT_DAY);
    struct ical_wish wish = {
        .rhythm = &rhythm, .first = today - DAYS_KEPT, .last = today + DAYS_KNOWN};
    struct days_off *off = ical_read(bytes, length, &wish, file, faults, failure);
    if (off == NULL)
        return NULL;
    GPtrArray *rows = rows_of(off);
    days_off_free(off);
    return rows;
}

/* Who is asked by it is planned anew. */
static void plans_follow(struct site *site, gint64 person)
{
    if (person != 0) {
        planning_refresh_person(site, person);
        return;
    }
    g_autofree char *version =
        g_strdup_printf("%" G_GINT64_FORMAT, store_sequence_next(site->store));
    store_fact_set(site->store, PLAN_CALENDARS, version);
}

gboolean holidays_import(struct site *site, const struct holidays *holidays, const char *bytes,
                         gsize length, const char *file, struct faults *faults, GPtrArray **days_r,
                         struct failure *failure)
{
    int32_t today = (int32_t)(site->now / INSTANT_DAY);
    g_autoptr(GPtrArray) rows =
        calendar_expand(site, holidays->person, bytes, length, file, faults, failure);
    if (rows == NULL)
        return FALSE;
    g_autofree char *text = g_strndup(bytes, length);
    struct calendar calendar = {
        .name = (char *)holidays->name,
        .team = (char *)(holidays->team != NULL ? holidays->team : ""),
        .person = holidays->person != NULL ? holidays->person->id : 0,
        .text = text,
        .imported = site->now,
    };
    gint64 id = calendar_put(site->store, &calendar);
    calendar_set_days(site->store, id, rows, today + DAYS_KNOWN);
    *days_r = calendar_days(site->store, id, today);
    plans_follow(site, calendar.person);
    return TRUE;
}

void holidays_remove(struct site *site, const struct calendar *calendar)
{
    calendar_remove(site->store, calendar->id);
    plans_follow(site, calendar->person);
}

/* One that was understood once is understood again; if not, its days end with its horizon. */
static void calendar_renew(struct site *site, const struct calendar *listed, int32_t horizon)
{
    struct failure failure = {0};
    struct calendar *calendar = calendar_get(site->store, listed->id);
    if (calendar == NULL)
        return;
    struct person *person =
        calendar->person != 0 ? person_get(site->store, calendar->person) : NULL;
    g_autoptr(GPtrArray) rows = calendar_expand(
        site, person, calendar->text, strlen(calendar->text), calendar->name, NULL, &failure);
    if (rows != NULL)
        calendar_set_days(site->store, calendar->id, rows, horizon);
    else
        log_trouble("calendar", "name", calendar->name, "why", failure.text, NULL);
    person_free(person);
    calendar_free(calendar);
}

gboolean holidays_renew(struct site *site, guint *renewed_r, struct failure *failure)
{
    int32_t today = (int32_t)(site->now / INSTANT_DAY);
    *renewed_r = 0;
    g_autoptr(GPtrArray) calendars = calendars_all(site->store);
    for (guint i = 0; i < calendars->len; i++) {
        const struct calendar *calendar = calendars->pdata[i];
        if (calendar->horizon >= today + HOLIDAYS_KNOWN_LEAST)
            continue;
        if (!store_begin(site->store, failure))
            return FALSE;
        calendar_renew(site, calendar, today + DAYS_KNOWN);
        if (!store_commit(site->store, failure))
            return FALSE;
        (*renewed_r)++;
    }
    return store_ok(site->store, failure);
}
