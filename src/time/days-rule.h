/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days a schedule names, whoever works on them. Private to the time wing. */
#ifndef TIME_DAYS_RULE_H
#define TIME_DAYS_RULE_H

#include "muster/time/schedule.h"

enum { NAMED_AHEAD = 7 * DAYS_EVERY_MAX + 7 }; /* no two days of a rule lie further apart */

gboolean schedule_names(const struct schedule *schedule, int32_t day);
/* The first day from DAY on that SCHEDULE names. FALSE when there is none. */
gboolean schedule_next_named(const struct schedule *schedule, int32_t day, int32_t *named_r);
/* The same as if it had no end. */
gboolean schedule_next_endless(const struct schedule *schedule, int32_t day, int32_t *named_r);

#endif
