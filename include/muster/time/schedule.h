/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/schedule.h - when something is due for a person: (rule, person's time, after) in, the next occasion out
 *
 * The one place that decides. No clock, no store, no person: only how a person's time runs.
 */
#ifndef MUSTER_TIME_SCHEDULE_H
#define MUSTER_TIME_SCHEDULE_H

#include "muster/time/calendar.h"

/* How one person's time runs: zone, working days, and hours. Both ends of the hours belong to them. */
struct rhythm {
    const struct zone *zone;
    guint8 workdays;
    struct hours hours;
};

enum hour_kind { HOUR_FIXED, HOUR_BEGIN_OF_DAY, HOUR_END_OF_DAY };
struct hour_rule {
    enum hour_kind kind;
    int minute;
};
/* "09:00", "begin-of-day", "end-of-day". */
gboolean hour_rule_parse(const char *text, struct hour_rule *rule_r, struct failure *failure);

enum { SCHEDULE_REMINDERS_MAX = 4 };

/* What becomes of a round that falls on a day off: none, or the nearest working day after or before has it. Where that day
 * has one already, there is one: who is asked each day is not asked twice. */
enum if_off { IF_OFF_SKIP, IF_OFF_NEXT, IF_OFF_PREVIOUS };
/* "skip", "next", "previous". */
gboolean if_off_parse(const char *text, enum if_off *if_off_r, struct failure *failure);

/* When a workflow happens. A reminder or an end that is not after `ask` on the clock belongs to the same hours where they
 * span midnight, else to the next working day. */
struct schedule {
    guint8 days;        /* weekdays of the workflow */
    enum if_off if_off; /* where one of them is none of a person's workdays */
    struct hour_rule ask;
    struct hour_rule remind[SCHEDULE_REMINDERS_MAX];
    guint n_reminders;
    struct hour_rule on_time;
};

/* One occurrence for one person. All instants are whole minutes, and ask < remind[0] < remind[1] … < on_time. */
struct occasion {
    int32_t day; /* the person's local date: it names the round; that on which the hours begin */
    int64_t ask; /* within the day's hours */
    int64_t remind
        [SCHEDULE_REMINDERS_MAX]; /* within hours; fewer than asked for when they do not fit */
    guint n_reminders;
    int64_t on_time; /* an answer received by then is on time */
};

enum { REMINDER_LEAST_MINUTES = 15 }; /* a reminder leaves at least this long to answer */

/* The first occasion on DAY or later, as PRODUCT SCH 2, 4 and 7 say: only working days of the person,
 * those of the schedule and those that `if_off' moves a round to.
 * An hour outside the person's moves to their nearest end. When `ask` moves, reminders and deadline keep their distance to
 * it as far as the hours go: a question asked before the end of the hours is due by that end. A reminder that does not
 * fit so is placed at the same fraction of the window, and dropped if that leaves too little time or is outside the hours.
 * FALSE when there is none within 400 days. */
gboolean schedule_next(const struct schedule *schedule, const struct rhythm *rhythm, int32_t day,
                       struct occasion *occasion_r);

/* The weekdays on which the occasions of the week from DAY on fall. */
guint8 schedule_weekdays(const struct schedule *schedule, const struct rhythm *rhythm, int32_t day);

/* The first instant at or after AFTER that lies in the person's hours of a working day. FALSE as above. */
gboolean rhythm_next_open(const struct rhythm *rhythm, int64_t after, int64_t *instant_r);
/* True when INSTANT lies in the person's hours (a day's working or not). */
gboolean rhythm_is_open(const struct rhythm *rhythm, int64_t instant);
/* The first working day on or after DAY. FALSE as above. */
gboolean rhythm_next_workday(const struct rhythm *rhythm, int32_t day, int32_t *day_r);
/* The next instant after AFTER at which RULE's hour comes on a working day, moved into the hours as above. FALSE as above. */
gboolean rhythm_next_hour(const struct rhythm *rhythm, const struct hour_rule *rule, int64_t after,
                          int64_t *instant_r, int32_t *day_r);

#endif
