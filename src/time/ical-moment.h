/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times of an iCalendar file. Private to the time wing. */
#ifndef TIME_ICAL_MOMENT_H
#define TIME_ICAL_MOMENT_H

#include <libical/ical.h>

#include "muster/time/calendar.h"

/* A date, or an instant. */
struct moment {
    gboolean is_date;
    int32_t day; /* as it was written: of the calendar on its writer's wall */
    int64_t instant;
};

/* How the writer's clock runs: as the tz database says, else as the file does; both NULL: nobody
 * knows that zone. */
struct ical_zone {
    const struct zone *known;
    icaltimezone *described;
};

/* The zones of a file. */
struct ical_zones;
struct ical_zones *ical_zones_new(const struct zone *floating); /* of times that name no zone */
void ical_zones_free(struct ical_zones *zones);
void ical_zones_add(struct ical_zones *zones, const char *vtimezone); /* a block's text */

/* The zone that PROPERTY names in its TZID. */
struct ical_zone ical_zone_of(struct ical_zones *zones, icalproperty *property);

/* FALSE for what is no date of the calendar, and for a time in a zone that nobody knows. */
gboolean moment_of(const struct ical_zone *zone, struct icaltimetype time, struct moment *moment_r);
gboolean moment_is_after(const struct moment *a, const struct moment *b);

#endif
