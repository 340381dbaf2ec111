/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/days-off.h - holidays and absences: a set of days that are not like the others
 *
 * Two kinds, and they differ in what becomes of a round (schedule.h): a holiday is no working day,
 * as a Sunday is none; an absence is a working day on which this one person is not there.
 */
#ifndef MUSTER_TIME_DAYS_OFF_H
#define MUSTER_TIME_DAYS_OFF_H

#include <glib.h>
#include <stdint.h>

/* Both days are days off; a day is calendar.h's, of whatever zone the person lives in. */
struct day_off {
    int32_t first, last;
    const char *name; /* "Christmas Day"; may be empty, never NULL */
    gboolean absence; /* else a holiday */
};

/* Sorted by first day; spans may overlap. */
struct days_off;

struct days_off *days_off_new(void);
void days_off_free(struct days_off *off); /* NULL is fine */

/* NAME is copied; NULL is "". Nothing is added when LAST comes before FIRST. */
void days_off_add(struct days_off *off, int32_t first, int32_t last, const char *name,
                  gboolean absence);

/* What makes DAY a day off, or NULL: a holiday before an absence, else what began last. Borrowed,
 * until the next is added. Costs a binary search where spans do not overlap. */
const struct day_off *days_off_find(const struct days_off *off, int32_t day);

/* All of them, in order: 0 … count - 1. Borrowed likewise. */
guint days_off_count(const struct days_off *off);
const struct day_off *days_off_get(const struct days_off *off, guint i);

#endif
