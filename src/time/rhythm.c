/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one person's time runs: working days, open hours, and where an hour of the clock lies in
 * them.
 *
 * Promises: bounded work (at most DAYS_AHEAD days are looked at), and nothing but arithmetic. All
 * that can keep somebody from working on a day is in rhythm_day(); everything else asks it.
 */
#include "time/rhythm.h"

#include <string.h>

gboolean hour_rule_parse(const char *text, struct hour_rule *rule_r, struct failure *failure)
{
    struct hour_rule rule = {.kind = HOUR_FIXED};
    if (strcmp(text, "begin-of-day") == 0)
        rule.kind = HOUR_BEGIN_OF_DAY;
    else if (strcmp(text, "end-of-day") == 0)
        rule.kind = HOUR_END_OF_DAY;
    else if (!clock_parse(text, &rule.minute))
        return failure_set(failure, FAILURE_CONFIG,
                           "hour `%s': write it like 09:00, or begin-of-day, or end-of-day", text);
    *rule_r = rule;
    return TRUE;
}

struct day_hours rhythm_hours_on(const struct rhythm *rhythm, int32_t day)
{
    return rhythm->hours.of[day_weekday(day)];
}

static gboolean rhythm_has_weekday(const struct rhythm *rhythm, int32_t day)
{
    struct day_hours hours = rhythm_hours_on(rhythm, day);
    return (rhythm->workdays & (1 << day_weekday(day))) != 0 && hours.from < hours.to;
}

enum day_kind rhythm_day(const struct rhythm *rhythm, int32_t day)
{
    if (!rhythm_has_weekday(rhythm, day))
        return DAY_NO_WORKDAY;
    if (!zone_has_day(rhythm->zone, day))
        return DAY_MISSING;
    const struct day_off *off = rhythm->off != NULL ? days_off_find(rhythm->off, day) : NULL;
    if (off == NULL)
        return DAY_WORKED;
    return off->absence ? DAY_ABSENT : DAY_HOLIDAY;
}

gboolean rhythm_works_on(const struct rhythm *rhythm, int32_t day)
{
    return rhythm_day(rhythm, day) == DAY_WORKED;
}

static int day_hours_distance(struct day_hours hours, int minute)
{
    return ABS(minute - day_hours_clamp(hours, minute));
}

/* Where hours span midnight, a clock shows each minute on two days; the nearer one is meant. */
int day_hours_minute(struct day_hours hours, const struct hour_rule *rule)
{
    if (rule->kind == HOUR_BEGIN_OF_DAY)
        return hours.from;
    if (rule->kind == HOUR_END_OF_DAY)
        return hours.to;
    int minute = rule->minute;
    int next_day = minute + MINUTES_OF_DAY;
    if (hours.to > MINUTES_OF_DAY &&
        day_hours_distance(hours, next_day) < day_hours_distance(hours, minute))
        return next_day;
    return minute;
}

int day_hours_clamp(struct day_hours hours, int minute)
{
    return CLAMP(minute, hours.from, hours.to);
}

gboolean rhythm_next_workday(const struct rhythm *rhythm, int32_t day, int32_t *day_r)
{
    for (int32_t next = day; next < day + DAYS_AHEAD; next++)
        if (rhythm_works_on(rhythm, next)) {
            *day_r = next;
            return TRUE;
        }
    return FALSE;
}

/* The day before the one on which INSTANT falls: its hours may last until then. */
static int32_t rhythm_first_day(const struct rhythm *rhythm, int64_t instant)
{
    int32_t day;
    int minute;
    zone_local(rhythm->zone, instant, &day, &minute);
    return day - 1;
}

gboolean rhythm_next_open(const struct rhythm *rhythm, int64_t after, int64_t *instant_r)
{
    int32_t first = rhythm_first_day(rhythm, after);
    for (int32_t day = first; day < first + DAYS_AHEAD; day++) {
        struct day_hours hours = rhythm_hours_on(rhythm, day);
        if (!rhythm_works_on(rhythm, day) || zone_instant(rhythm->zone, day, hours.to) < after)
            continue;
        *instant_r = MAX(after, zone_instant(rhythm->zone, day, hours.from));
        return TRUE;
    }
    return FALSE;
}

static gboolean rhythm_open_on(const struct rhythm *rhythm, int32_t day, int64_t instant)
{
    struct day_hours hours = rhythm_hours_on(rhythm, day);
    return hours.from < hours.to && zone_instant(rhythm->zone, day, hours.from) <= instant &&
           instant <= zone_instant(rhythm->zone, day, hours.to);
}

gboolean rhythm_is_open(const struct rhythm *rhythm, int64_t instant)
{
    int32_t day = rhythm_first_day(rhythm, instant);
    return rhythm_open_on(rhythm, day, instant) || rhythm_open_on(rhythm, day + 1, instant);
}

gboolean rhythm_is_working(const struct rhythm *rhythm, int64_t instant)
{
    int32_t day = rhythm_first_day(rhythm, instant);
    return (rhythm_works_on(rhythm, day) && rhythm_open_on(rhythm, day, instant)) ||
           (rhythm_works_on(rhythm, day + 1) && rhythm_open_on(rhythm, day + 1, instant));
}

gboolean rhythm_next_hour(const struct rhythm *rhythm, const struct hour_rule *rule, int64_t after,
                          int64_t *instant_r, int32_t *day_r)
{
    int32_t first = rhythm_first_day(rhythm, after);
    for (int32_t day = first; day < first + DAYS_AHEAD; day++) {
        if (!rhythm_works_on(rhythm, day))
            continue;
        struct day_hours hours = rhythm_hours_on(rhythm, day);
        int minute = day_hours_clamp(hours, day_hours_minute(hours, rule));
        int64_t instant = zone_instant(rhythm->zone, day, minute);
        if (instant <= after)
            continue;
        *instant_r = instant;
        *day_r = day;
        return TRUE;
    }
    return FALSE;
}
