/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an hour finds its place in a person's working hours. Private to the time wing. */
#ifndef TIME_RHYTHM_H
#define TIME_RHYTHM_H

#include "muster/time/rhythm.h"

enum { MINUTES_OF_DAY = 24 * 60, DAYS_AHEAD = 400 };

struct day_hours rhythm_hours_on(const struct rhythm *rhythm, int32_t day);

/* The minute that RULE names in HOURS, not yet moved into them: 02:00 of 22:00-06:00 is minute
 * 1560. */
int day_hours_minute(struct day_hours hours, const struct hour_rule *rule);
/* MINUTE, or the nearest end of HOURS. */
int day_hours_clamp(struct day_hours hours, int minute);

#endif
