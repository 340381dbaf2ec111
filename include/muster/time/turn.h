/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/turn.h - what is to be done now: (schedule, rhythm, what was planned, now) in, the
 * next step out
 *
 * A plan is kept for each schedule and person: the day of the next round, and the instant at which
 * to look again. Whoever keeps it calls schedule_turn() when that instant has come, and
 * schedule_replan() when something changed on which it depends. However often they are called,
 * late, twice, after a crash, by a clock that jumps: each day of the schedule has its turn once,
 * in order, as long as what was done is recorded with the day. All rules about lateness are here.
 */
#ifndef MUSTER_TIME_TURN_H
#define MUSTER_TIME_TURN_H

#include "muster/base/instant.h"
#include "muster/time/schedule.h"

enum {
    GRACE_HOURS = 2, /* what is later than this is recorded, never mailed */
    PUNCTUAL_MINUTES =
        15, /* as late as the clock that starts us may be, at the end of a person's hours too */
    STOP_DAYS = 31, /* days of a stop that are recorded; earlier ones are not */
};
/* What is due within this of each other, for one person, goes out as one mail. */
#define TOGETHER INSTANT_HOUR

struct planned {
    int32_t day; /* of the next round, or before it */
    int64_t at;  /* when its turn comes */
};

enum turn {
    TURN_NEVER, /* nothing is planned any more */
    TURN_LATER, /* wait until the plan's instant */
    TURN_NOW,   /* ask, or remind */
    TURN_AWAY,  /* record the round as away */
    TURN_LATE,  /* record it as skipped: the grace is over, or it is night */
};

/* Whose turn it is NOW. PLAN moves on: past the day of OCCASION_R after NOW, AWAY and LATE, which
 * the caller has done before it asks again; to the next instant with LATER. Call it until it says
 * LATER or NEVER. */
enum turn schedule_turn(const struct schedule *schedule, const struct rhythm *rhythm,
                        struct planned *plan, int64_t now, struct occasion *occasion_r);

/* Whether a round was opened or recorded for a day: the last state, as far as it matters. */
struct past {
    gboolean (*has)(const void *of, int32_t day);
    const void *of;
};

/* Plans anew after a change of schedule, zone, hours or days off, or when the clock went back. WAS
 * is the plan so far, NULL when there was none; FROM the first day that may be planned. A plan
 * that is overdue stays as it is, and is judged by its turn. A day whose hour is over only because
 * the clock on the wall changed has its turn at the next instant that suits, or at once to be
 * recorded as skipped; a day that has its round gets no second one. After a clock that was ahead
 * WAS is today, at INSTANT_NEVER: what was planned then has passed over the days in between.
 * FALSE: nothing to plan. */
gboolean schedule_replan(const struct schedule *schedule, const struct rhythm *rhythm,
                         const struct planned *was, const struct past *past, int32_t from,
                         int64_t now, struct planned *plan_r);

/* True when what is due at A and at B goes out as one mail. */
gboolean turn_together(int64_t a, int64_t b);

/* The first reminder of OCCASION after AFTER: its step, or -1. */
int reminder_after(const struct occasion *occasion, int64_t after);
/* Whether STEP of OCCASION is to be sent NOW, to who has not answered: TURN_NEVER, TURN_LATER with
 * AT_R, or TURN_NOW. */
enum turn reminder_turn(const struct occasion *occasion, const struct rhythm *rhythm, guint step,
                        int64_t now, int64_t *at_r);

/* When what was planned for RULE's hour of DAY may come, as time runs now: that hour, or, when it
 * is over, the next instant in the person's hours: a late summary is better than none. FALSE as
 * rhythm_next_hour(). */
gboolean hour_turn(const struct rhythm *rhythm, const struct hour_rule *rule, int32_t day,
                   int64_t now, int64_t *at_r);

#endif
