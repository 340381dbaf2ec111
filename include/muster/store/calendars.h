/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/calendars.h - holiday calendars as they were imported, and the days off in them
 *
 * The text of a calendar is kept as it came; its days stand as rows up to a horizon, so that
 * nobody who plans has to understand iCalendar.
 */
#ifndef MUSTER_STORE_CALENDARS_H
#define MUSTER_STORE_CALENDARS_H

#include "muster/store/store.h"

/* A calendar is a team's, a person's, or, with neither, the site's. */
struct calendar {
    gint64 id;
    char *name;      /* "DE-BY" */
    char *team;      /* "" when no team's */
    gint64 person;   /* 0 when no person's */
    char *text;      /* iCalendar; NULL from calendars_all() */
    gint64 imported; /* instant */
    int32_t horizon; /* its days are known up to here */
    guint n_days;    /* rows of them */
};
void calendar_free(struct calendar *calendar);

/* Adds it, or replaces the one of the same name, team and person; ignores id and n_days. Its id. */
gint64 calendar_put(struct store *store, const struct calendar *calendar);
/* Struct calendar, the site's first, then by team, person and name. */
GPtrArray *calendars_all(struct store *store);
struct calendar *calendar_get(struct store *store, gint64 id); /* NULL when there is none */
void calendar_remove(struct store *store, gint64 id);

/* Days off in a calendar: both ends belong to it. */
struct holiday {
    int32_t first, last;
    char *name; /* "Christmas Day" */
};
void holiday_free(struct holiday *holiday);
/* Replaces all days of a calendar by HOLIDAYS (struct holiday), which are all up to HORIZON. */
void calendar_set_days(struct store *store, gint64 id, const GPtrArray *holidays, int32_t horizon);
/* Those that are not over before FROM, by first day. struct holiday. */
GPtrArray *calendar_days(struct store *store, gint64 id, int32_t from);

#endif
