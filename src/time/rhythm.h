/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an hour finds its place in a person's working hours. Private to the time wing. */
#ifndef MUSTER_TIME_RHYTHM_H
#define MUSTER_TIME_RHYTHM_H

#include "muster/time/schedule.h"

enum { MINUTES_OF_DAY = 24 * 60, DAYS_AHEAD = 400 };

/* True when the person works on DAY, and the calendar of their zone has it. */
gboolean rhythm_works_on(const struct rhythm *rhythm, int32_t day);
struct day_hours rhythm_hours_on(const struct rhythm *rhythm, int32_t day);

/* rhythm_is_open(), and the day is a working day. */
gboolean rhythm_is_working(const struct rhythm *rhythm, int64_t instant);

/* The minute that RULE names in HOURS, not yet moved into them: 02:00 of 22:00-06:00 is minute
 * 1560. */
int day_hours_minute(struct day_hours hours, const struct hour_rule *rule);
/* MINUTE, or the nearest end of HOURS. */
int day_hours_clamp(struct day_hours hours, int minute);

#endif
