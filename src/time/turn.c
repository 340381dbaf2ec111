/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done now about what was planned.
 *
 * Promises: the same in, the same out. A plan is only a place to look again: the days and hours
 * are derived anew each time, so that a plan that was made under another zone, calendar or
 * schedule does no harm.
 */
#include "muster/time/turn.h"

#include "time/rhythm.h"

static int32_t day_at(const struct rhythm *rhythm, int64_t instant)
{
    int32_t day;
    int minute;
    zone_local(rhythm->zone, instant, &day, &minute);
    return day;
}

/* PROMISED is later than the question's hour where a change of the clock on the wall moved the
 * rule behind a plan: the grace counts from there. It never makes a night a day. */
static enum turn question_turn(const struct occasion *occasion, const struct rhythm *rhythm,
                               int64_t promised, int64_t now)
{
    if (occasion->away)
        return TURN_AWAY;
    if (now >= occasion->on_time || now - MAX(occasion->ask, promised) > GRACE_HOURS * INSTANT_HOUR)
        return TURN_LATE;
    gboolean is_punctual = now - occasion->ask <= PUNCTUAL_MINUTES * INSTANT_MINUTE;
    return is_punctual || rhythm_is_working(rhythm, now) ? TURN_NOW : TURN_LATE;
}

enum turn schedule_turn(const struct schedule *schedule, const struct rhythm *rhythm,
                        struct planned *plan, int64_t now, struct occasion *occasion_r)
{
    if (plan->at > now)
        return TURN_LATER;
    int32_t from = MAX(plan->day, day_at(rhythm, now) - STOP_DAYS);
    if (!schedule_next(schedule, rhythm, from, occasion_r))
        return TURN_NEVER;
    if (occasion_r->ask > now) {
        *plan = (struct planned){occasion_r->day, occasion_r->ask};
        return TURN_LATER;
    }
    int64_t promised = occasion_r->day == plan->day ? plan->at : occasion_r->ask;
    *plan = (struct planned){occasion_r->day + 1, INT64_MIN};
    return question_turn(occasion_r, rhythm, promised, now);
}

/* When the turn of a day is whose hour is over, and which is waited for: in the hours that are
 * left of it, else now, to be recorded. */
static int64_t belated_turn(const struct occasion *occasion, const struct rhythm *rhythm,
                            int64_t now)
{
    int64_t open;
    if (rhythm_next_open(rhythm, now, &open) && open < occasion->on_time)
        return open;
    return now;
}

gboolean schedule_replan(const struct schedule *schedule, const struct rhythm *rhythm,
                         const struct planned *was, const struct past *past, int32_t from,
                         int64_t now, struct planned *plan_r)
{
    if (was != NULL && was->at <= now) {
        *plan_r = *was;
        return TRUE;
    }
    int32_t day = day_at(rhythm, now);
    if (was != NULL)
        day = MIN(day, was->day); /* whoever flew east has skipped the rest of a day */
    struct occasion occasion;
    for (day = MAX(day, from); schedule_next(schedule, rhythm, day, &occasion);
         day = occasion.day + 1) {
        gboolean is_over = occasion.ask <= now;
        gboolean is_waited_for = was != NULL && was->day == occasion.day;
        if (past->has(past->of, occasion.day) || (is_over && !is_waited_for))
            continue;
        *plan_r = (struct planned){occasion.day,
                                   is_over ? belated_turn(&occasion, rhythm, now) : occasion.ask};
        return TRUE;
    }
    return FALSE;
}

gboolean turn_together(int64_t a, int64_t b)
{
    return ABS(a - b) <= TOGETHER;
}

int reminder_after(const struct occasion *occasion, int64_t after)
{
    for (guint step = 0; step < occasion->n_reminders; step++)
        if (occasion->remind[step] > after)
            return (int)step;
    return -1;
}

enum turn reminder_turn(const struct occasion *occasion, const struct rhythm *rhythm, guint step,
                        int64_t now, int64_t *at_r)
{
    if (step >= occasion->n_reminders || now >= occasion->on_time)
        return TURN_NEVER;
    *at_r = occasion->remind[step];
    if (*at_r > now)
        return TURN_LATER;
    int64_t end = MIN(*at_r + GRACE_HOURS * INSTANT_HOUR, occasion->on_time - 1);
    if (now > end)
        return TURN_NEVER;
    if (rhythm_is_working(rhythm, now))
        return TURN_NOW;
    return rhythm_next_open(rhythm, now, at_r) && *at_r <= end ? TURN_LATER : TURN_NEVER;
}

gboolean hour_turn(const struct rhythm *rhythm, const struct hour_rule *rule, int32_t day,
                   int64_t now, int64_t *at_r)
{
    int32_t found;
    int64_t midnight = zone_instant(rhythm->zone, day, 0);
    if (!rhythm_next_hour(rhythm, rule, midnight - 1, at_r, &found))
        return FALSE;
    if (*at_r + PUNCTUAL_MINUTES * INSTANT_MINUTE >= now)
        return TRUE;
    return rhythm_next_open(rhythm, now, at_r);
}
