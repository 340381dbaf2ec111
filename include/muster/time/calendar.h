/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/calendar.h - days, zones, hours and weekdays: pure arithmetic, no clock
 *
 * A day is an int32_t: days since 1970-01-01 in the proleptic Gregorian calendar, of whatever zone is meant.
 * A minute is that of a day's wall clock, 0 to 1439; 1440 and more mean the next day's.
 * An instant is base's: microseconds since the epoch, UTC.
 */
#ifndef MUSTER_TIME_CALENDAR_H
#define MUSTER_TIME_CALENDAR_H

#include <glib.h>
#include <stdint.h>

#include "muster/base/failure.h"

enum { DAY_TEXT_MAX = 16 };
#define DAY_NONE INT32_MIN

gboolean day_parse(const char *text, int32_t *day_r);           /* "2026-11-23", and nothing else */
void day_format(int32_t day, char text_r[static DAY_TEXT_MAX]); /* the same back */
int day_weekday(int32_t day);                                   /* 0 Monday … 6 Sunday */
void day_civil(int32_t day, int *year_r, int *month_r, int *of_month_r); /* month and day from 1 */
int32_t day_of(int year, int month, int of_month);
void day_week(int32_t day, int *year_r, int *week_r); /* ISO 8601 week */

/* A time zone of the tz database. Found once and kept for the life of the program; not thread-safe. */
struct zone;
const struct zone *zone_find(
    const char *name); /* NULL when there is none of that name. "UTC" is there always. */
const char *zone_name(const struct zone *zone);
/* The zone that this machine is set to, "UTC" when that has no name. Static. */
const char *zone_of_host(void);
/* The known zone name nearest to NAME, or NULL: for "did you mean". Static. */
const char *zone_nearest(const char *name);

/* The instant of a wall clock's minute. In a DST gap: the first minute after it. Twice there: the first time. */
int64_t zone_instant(const struct zone *zone, int32_t day, int minute);
gboolean zone_has_day(const struct zone *zone,
                      int32_t day); /* Samoa slept through 30 December 2011 */
void zone_local(const struct zone *zone, int64_t instant, int32_t *day_r, int *minute_r);
int zone_offset(const struct zone *zone, int64_t instant); /* minutes east of UTC */

/* A set of weekdays: bit 0 Monday … bit 6 Sunday. "mon-fri", "sun-thu", "mon,wed,fri", "mon-wed fri", "daily", "none"; any case, also in full. */
gboolean weekdays_parse(const char *text, guint8 *set_r, struct failure *failure);
void weekdays_format(guint8 set, GString *out);

/* Working hours of each weekday: minutes, from < to; to may pass 1440 (the next day). 0-0: none that day.
 * "08:30-17:30", or per day: "mon-thu 09:00-17:00, fri 09:00-13:00"; what comes later wins; "22:00-06:00" spans midnight. */
struct day_hours {
    int from, to;
};
struct hours {
    struct day_hours of[7];
};
gboolean hours_parse(const char *text, struct hours *hours_r, struct failure *failure);

gboolean clock_parse(const char *text, int *minute_r); /* "09:00", "9:00"; 24:00 is not one */

#endif
