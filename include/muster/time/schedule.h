/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/schedule.h - when something is due for a person: (schedule, rhythm, day) in, the
 * next occasion out
 *
 * The one place that decides it. No clock, no store, no person: only how a person's time runs.
 */
#ifndef MUSTER_TIME_SCHEDULE_H
#define MUSTER_TIME_SCHEDULE_H

#include "muster/time/rhythm.h"

/* The days that a workflow names, whoever it asks. */
enum days_kind {
    DAYS_OF_WEEK,      /* "mon-fri", "mon every 2 weeks" */
    DAYS_OF_MONTH,     /* "day 15" */
    DAYS_NTH_OF_MONTH, /* "first mon", "last fri" */
    DAYS_ONCE,         /* "2026-12-01" */
    DAYS_ON_DEMAND,    /* "on-demand": none of itself */
};
enum { DAYS_NTH_LAST = 5, DAYS_EVERY_MAX = 52 };
/* `nth' of the month: its day, 1 … 31, a short month's last one for those that it lacks; or which of
 * its weekdays, 1 … 4, DAYS_NTH_LAST. */
struct days_rule {
    enum days_kind kind;
    guint8 weekdays; /* DAYS_OF_WEEK: any; DAYS_NTH_OF_MONTH: one */
    int every;       /* DAYS_OF_WEEK: weeks from one to the next; 0 and 1: each week */
    int nth;
    int32_t once; /* DAYS_ONCE: the day */
};
/* Any case, also weekdays in full. A mistake is answered with the nearest right form. */
gboolean days_rule_parse(const char *text, struct days_rule *rule_r, struct failure *failure);
/* What days_rule_parse() reads as the same rule. */
void days_rule_format(const struct days_rule *rule, GString *out);

/* What becomes of a round on a day that is no working day of the person: none, or the nearest
 * working day after or before has it. Where that day has one already, there is one: who is asked
 * each day is not asked twice. */
enum if_off { IF_OFF_SKIP, IF_OFF_NEXT, IF_OFF_PREVIOUS };
/* "skip", "next", "previous". */
gboolean if_off_parse(const char *text, enum if_off *if_off_r, struct failure *failure);

/* What is best where nobody said: "skip" for what comes on several days a week, else "next". */
enum if_off days_rule_if_off(const struct days_rule *rule);

enum { SCHEDULE_REMINDERS_MAX = 4 };

/* When a workflow happens. Zeroed: nothing is named.
 *
 * A reminder or an end that is not after `ask` on the clock belongs to the same hours where they
 * span midnight, else to the next working day. Weeks of `every' are counted from that of `start';
 * without a start from Monday 1 January 2024 and on without a break, so that the distance is always
 * the same: from the 53 weeks of 2026 on, even weeks become odd ones. */
struct schedule {
    struct days_rule days;
    int32_t start, end; /* first and last day that count; 0: no limit. A round may move beyond */
    enum if_off if_off;
    struct hour_rule ask;
    struct hour_rule remind[SCHEDULE_REMINDERS_MAX];
    guint n_reminders;
    struct hour_rule on_time;
};

/* Reads `start' and `end', dates as "2026-12-01"; "" is none. */
gboolean schedule_limits_parse(const char *start, const char *end, struct schedule *schedule_r,
                               struct failure *failure);

/* One occurrence for one person. All instants are whole minutes, and
 * ask < remind[0] < remind[1] … < on_time. */
struct occasion {
    int32_t day;   /* the person's local date: it names the round; on it the hours begin */
    gboolean away; /* they are absent: the round is recorded as away, at `ask'; nobody is asked */
    int64_t ask;   /* within the day's hours */
    int64_t remind[SCHEDULE_REMINDERS_MAX]; /* within hours; fewer when they do not fit */
    guint n_reminders;
    int64_t on_time; /* an answer received by then is on time */
};

enum { REMINDER_LEAST_MINUTES = 15 }; /* a reminder leaves at least this long to answer */

/* The first occasion on DAY or later, as PRODUCT SCH 1, 2, 4, 7, 8 and 11 say. FALSE when there is
 * none.
 *
 * Which days. A day that the schedule names is the round's if it is a working day of the person; a
 * free weekday and a holiday alike are none, and there `if_off' decides. An absence comes after
 * that. If the round would fall on one:
 * - with "skip", as who is asked each day, the round is recorded as away;
 * - else it moves on to the first working day on which the person is there, if that lies before
 *   the next day that the schedule names; if not, it is recorded as away where it was.
 * So no day has two, and on a day of absence every round is away.
 *
 * Which hours. One outside the person's moves to their nearest end. When `ask` moves, reminders
 * and deadline keep their distance to it as far as the hours go: a question asked before the end
 * of the hours is due by that end. A reminder that does not fit so is placed at the same fraction
 * of the window, and dropped if that leaves too little time or is outside the hours. */
gboolean schedule_next(const struct schedule *schedule, const struct rhythm *rhythm, int32_t day,
                       struct occasion *occasion_r);

/* What a day is to a schedule and a person, for who asks why nothing comes. */
enum schedule_day {
    SCHEDULE_DAY_ASKED,
    SCHEDULE_DAY_AWAY,      /* recorded as away */
    SCHEDULE_DAY_NOT_NAMED, /* none of the workflow's days */
    SCHEDULE_DAY_BEFORE,    /* its first one is to come */
    SCHEDULE_DAY_AFTER,     /* its last one is over */
    SCHEDULE_DAY_OFF,       /* named, but rhythm_day() says why not: skipped, or moved */
};
enum schedule_day schedule_explain(const struct schedule *schedule, const struct rhythm *rhythm,
                                   int32_t day);

/* How a person sees it in general, for a letter: the rule, with the weekdays on which the rounds
 * of a common week fall for them (in a week without holidays or absences). On weekdays that are
 * none of theirs a monthly rule moves, so its words stay the rule's own. */
struct days_rule schedule_days(const struct schedule *schedule, const struct rhythm *rhythm);
/* The same, weekdays only; none for what does not go by weeks. */
guint8 schedule_weekdays(const struct schedule *schedule, const struct rhythm *rhythm);

#endif
