/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a round goes when the day that its schedule names is none of the person's.
 *
 * Promises: each named day has one place or none, two may share one, and later days never have
 * earlier places. So the first place after a day is found by going through the named days in
 * order.
 */
#include "time/placing.h"

#include "time/days-rule.h"
#include "time/rhythm.h"

/* By weekday and calendar; whether the person is there is another question. */
static gboolean is_workday(const struct rhythm *rhythm, int32_t day)
{
    enum day_kind kind = rhythm_day(rhythm, day);
    return kind == DAY_WORKED || kind == DAY_ABSENT;
}

static gboolean workday_find(const struct rhythm *rhythm, int32_t day, int step, int32_t *day_r)
{
    for (int i = 0; i < DAYS_AHEAD; i++, day += step)
        if (is_workday(rhythm, day)) {
            *day_r = day;
            return TRUE;
        }
    return FALSE;
}

static gboolean place_by_calendar(const struct schedule *schedule, const struct rhythm *rhythm,
                                  int32_t named, int32_t *day_r)
{
    *day_r = named;
    if (is_workday(rhythm, named))
        return TRUE;
    if (schedule->if_off == IF_OFF_SKIP)
        return FALSE;
    return workday_find(rhythm, named, schedule->if_off == IF_OFF_NEXT ? 1 : -1, day_r);
}

/* Where the round of NAMED goes while the person is absent: only as far as it does not meet the
 * next one. */
static gboolean place_after_absence(const struct schedule *schedule, const struct rhythm *rhythm,
                                    int32_t named, int32_t day, int32_t *day_r)
{
    int32_t back, next;
    if (schedule->if_off == IF_OFF_SKIP || !rhythm_next_workday(rhythm, day, &back))
        return FALSE;
    if (schedule_next_endless(schedule, named + 1, &next) && back >= next)
        return FALSE;
    *day_r = back;
    return TRUE;
}

static gboolean place_of(const struct schedule *schedule, const struct rhythm *rhythm,
                         int32_t named, struct place *place_r)
{
    *place_r = (struct place){0};
    if (!place_by_calendar(schedule, rhythm, named, &place_r->day))
        return FALSE;
    place_r->away = !rhythm_works_on(rhythm, place_r->day) &&
                    !place_after_absence(schedule, rhythm, named, place_r->day, &place_r->day);
    return TRUE;
}

/* The first named day whose place could be DAY or later: those up to the last day before it on
 * which the person is there have theirs by then. */
static int32_t named_from(const struct schedule *schedule, const struct rhythm *rhythm, int32_t day)
{
    if (schedule->if_off == IF_OFF_SKIP)
        return day;
    int32_t from = day;
    while (day - from < DAYS_AHEAD && !rhythm_works_on(rhythm, from - 1))
        from--;
    return from;
}

gboolean place_next(const struct schedule *schedule, const struct rhythm *rhythm, int32_t day,
                    struct place *place_r)
{
    int32_t named;
    int32_t from = named_from(schedule, rhythm, day);
    if (!schedule_next_named(schedule, from, &named))
        return FALSE;
    int32_t end = MAX(named, day) + DAYS_AHEAD; /* for who never works */
    do {
        if (place_of(schedule, rhythm, named, place_r) && place_r->day >= day)
            return TRUE;
    } while (schedule_next_named(schedule, named + 1, &named) && named < end);
    return FALSE;
}
