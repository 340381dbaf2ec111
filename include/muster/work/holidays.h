/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/holidays.h - iCalendar files as holidays of the site, a team or a person
 *
 * The text of a file is kept; its days are worked out for more than a year ahead, and again by
 * tick when that becomes less. A calendar is renewed by importing it again under its name.
 */
#ifndef MUSTER_WORK_HOLIDAYS_H
#define MUSTER_WORK_HOLIDAYS_H

#include "muster/work/site.h"

struct holidays {
    const char *name;            /* "DE-BY": within its team, or person, each once */
    const char *team;            /* NULL: of no team */
    const struct person *person; /* NULL: of nobody alone; both NULL: of everyone */
};

/* Takes the calendar in BYTES, of the file FILE, and brings the plans of those it counts for in
 * line: now for a person, with the next tick for others. DAYS_R gets its days from today on: struct
 * holiday, caller unrefs. Events that cannot be understood are left out and told to FAULTS.
 * FAILURE_INPUT when it is no calendar. In the caller's transaction. */
gboolean holidays_import(struct site *site, const struct holidays *holidays, const char *bytes,
                         gsize length, const char *file, struct faults *faults, GPtrArray **days_r,
                         struct failure *failure);

enum { HOLIDAYS_KNOWN_LEAST = 430 /* days ahead; schedules look 400 ahead */ };
/* Works out the days of calendars that are known for less, each in a transaction of its own. */
gboolean holidays_renew(struct site *site, guint *renewed_r, struct failure *failure);

/* Forgets a calendar of the store, likewise. */
void holidays_remove(struct site *site, const struct calendar *calendar);

#endif
