/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days a schedule names.
 *
 * Promises: a rule is a question that each day answers for itself, so that finding the next day
 * can miss none; no search is longer than NAMED_AHEAD days. Knows no person: who works on those
 * days is rhythm.c's, and where a round goes instead placing.c's.
 */
#include "time/days-rule.h"

enum { WEEK = 7, NO_START = 19723 }; /* Monday 1 January 2024 */

static gboolean weekdays_have(guint8 weekdays, int32_t day)
{
    return (weekdays & (1 << day_weekday(day))) != 0;
}

/* The Monday of the week from which weeks are counted: that of the first named weekday on or after
 * the start. */
static int32_t weeks_begin(const struct schedule *schedule)
{
    int32_t first = schedule->start != 0 ? schedule->start : NO_START;
    for (int32_t day = first; day < first + WEEK; day++)
        if (weekdays_have(schedule->days.weekdays, day))
            return day - day_weekday(day);
    return first - day_weekday(first);
}

static gboolean week_counts(const struct schedule *schedule, int32_t day)
{
    if (schedule->days.every <= 1)
        return TRUE;
    int32_t monday = day - day_weekday(day);
    return (monday - weeks_begin(schedule)) / WEEK % schedule->days.every == 0;
}

static int month_length(int year, int month)
{
    int next_year = month < 12 ? year : year + 1;
    return day_of(next_year, month % 12 + 1, 1) - day_of(year, month, 1);
}

static gboolean is_day_of_month(const struct days_rule *rule, int32_t day)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    return of_month == MIN(rule->nth, month_length(year, month));
}

static gboolean is_nth_of_month(const struct days_rule *rule, int32_t day)
{
    int year, month, of_month;
    if (!weekdays_have(rule->weekdays, day))
        return FALSE;
    day_civil(day, &year, &month, &of_month);
    if (rule->nth == DAYS_NTH_LAST)
        return of_month + WEEK > month_length(year, month);
    return (of_month - 1) / WEEK + 1 == rule->nth;
}

static gboolean rule_names(const struct schedule *schedule, int32_t day)
{
    const struct days_rule *rule = &schedule->days;
    switch (rule->kind) {
    case DAYS_OF_WEEK:
        return weekdays_have(rule->weekdays, day) && week_counts(schedule, day);
    case DAYS_OF_MONTH:
        return is_day_of_month(rule, day);
    case DAYS_NTH_OF_MONTH:
        return is_nth_of_month(rule, day);
    case DAYS_ONCE:
        return day == rule->once;
    case DAYS_ON_DEMAND:
        return FALSE;
    }
    return FALSE;
}

static gboolean schedule_is_over(const struct schedule *schedule, int32_t day)
{
    return schedule->end != 0 && day > schedule->end;
}

gboolean schedule_names(const struct schedule *schedule, int32_t day)
{
    return day >= schedule->start && !schedule_is_over(schedule, day) && rule_names(schedule, day);
}

/* The day before which none is named; it spares the search what it cannot find. */
static int32_t schedule_earliest(const struct schedule *schedule)
{
    return schedule->days.kind == DAYS_ONCE ? MAX(schedule->start, schedule->days.once)
                                            : schedule->start;
}

gboolean schedule_next_endless(const struct schedule *schedule, int32_t day, int32_t *named_r)
{
    day = MAX(day, schedule_earliest(schedule));
    for (int32_t next = day; next < day + NAMED_AHEAD; next++)
        if (rule_names(schedule, next)) {
            *named_r = next;
            return TRUE;
        }
    return FALSE;
}

gboolean schedule_next_named(const struct schedule *schedule, int32_t day, int32_t *named_r)
{
    return schedule_next_endless(schedule, day, named_r) && !schedule_is_over(schedule, *named_r);
}
