/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/rhythm.h - how one person's time runs: which days they work, and within which hours
 *
 * Whoever asks here whether somebody works on a day hears of their weekdays, of holidays and of
 * absences alike; what the three mean for a round is schedule.h's.
 */
#ifndef MUSTER_TIME_RHYTHM_H
#define MUSTER_TIME_RHYTHM_H

#include "muster/time/calendar.h"
#include "muster/time/days-off.h"

/* Both ends of the hours belong to them. */
struct rhythm {
    const struct zone *zone;
    guint8 workdays;
    struct hours hours;
    const struct days_off *off; /* borrowed; NULL: none */
};

/* Why somebody does not work on a day. */
enum day_kind {
    DAY_WORKED,
    DAY_MISSING,    /* the calendar of the zone leaves it out */
    DAY_NO_WORKDAY, /* a weekday that is none of theirs, or has no hours */
    DAY_HOLIDAY,
    DAY_ABSENT, /* a working day, but not for this person */
};
enum day_kind rhythm_day(const struct rhythm *rhythm, int32_t day);
gboolean rhythm_works_on(const struct rhythm *rhythm, int32_t day); /* DAY_WORKED */

/* The first day on or after DAY on which the person works. FALSE when there is none within 400
 * days. */
gboolean rhythm_next_workday(const struct rhythm *rhythm, int32_t day, int32_t *day_r);
/* The first instant at or after AFTER that lies in the person's hours of such a day. FALSE as
 * above. */
gboolean rhythm_next_open(const struct rhythm *rhythm, int64_t after, int64_t *instant_r);
/* True when INSTANT lies in the person's hours: of any day, or of a day on which they work. */
gboolean rhythm_is_open(const struct rhythm *rhythm, int64_t instant);
gboolean rhythm_is_working(const struct rhythm *rhythm, int64_t instant);

/* An hour of a person's own day. */
enum hour_kind { HOUR_FIXED, HOUR_BEGIN_OF_DAY, HOUR_END_OF_DAY };
struct hour_rule {
    enum hour_kind kind;
    int minute;
};
/* "09:00", "begin-of-day", "end-of-day". */
gboolean hour_rule_parse(const char *text, struct hour_rule *rule_r, struct failure *failure);

/* The next instant after AFTER at which RULE's hour comes on a day that the person works. An hour
 * outside theirs moves to their nearest end. FALSE when there is none within 400 days. */
gboolean rhythm_next_hour(const struct rhythm *rhythm, const struct hour_rule *rule, int64_t after,
                          int64_t *instant_r, int32_t *day_r);

#endif
