/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a workflow asks one person, reminds them, and stops waiting.
 *
 * Promises: the same in, the same out; at most one occasion a day; instants in strict order
 * whatever the clocks do.
 *
 * Hours are first read as if there were no working hours ("nominal": minutes since the midnight
 * that begins the day), since that is how the distances between question, reminder and deadline
 * were meant. Then they are moved.
 */
#include <string.h>

#include "muster/base/instant.h"
#include "time/days-rule.h"
#include "time/placing.h"
#include "time/rhythm.h"

/* One day of one person, with the question in its place. */
struct asking {
    const struct rhythm *rhythm;
    int32_t day;
    struct day_hours hours;
    int nominal; /* of the question */
    int minute;  /* where it came to lie */
};

/* An hour that follows the question. */
struct follower {
    int nominal;
    int64_t at;
};

static int64_t asking_instant(const struct asking *asking, int minute)
{
    return zone_instant(asking->rhythm->zone, asking->day, minute);
}

/* On the day itself, or still in hours that span midnight. FALSE: it must be another day's. */
static gboolean follower_same_day(const struct asking *asking, const struct hour_rule *rule,
                                  struct follower *follower_r)
{
    struct day_hours hours = asking->hours;
    int nominal = day_hours_minute(hours, rule);
    if (rule->kind != HOUR_FIXED) {
        *follower_r = (struct follower){nominal, asking_instant(asking, nominal)};
        return nominal > asking->minute;
    }
    if (nominal <= asking->nominal && nominal + MINUTES_OF_DAY <= hours.to)
        nominal += MINUTES_OF_DAY;
    int minute = nominal + asking->minute - asking->nominal;
    if (asking->minute < hours.to)
        minute = MIN(minute, hours.to);
    *follower_r = (struct follower){nominal, asking_instant(asking, minute)};
    return nominal > asking->nominal;
}

static struct follower follower_next_day(const struct asking *asking, const struct hour_rule *rule)
{
    int32_t day = asking->day + 1;
    rhythm_next_workday(asking->rhythm, day, &day);
    struct day_hours hours = rhythm_hours_on(asking->rhythm, day);
    int nominal = day_hours_minute(hours, rule);
    int minute = nominal;
    if (rule->kind == HOUR_FIXED)
        minute = day_hours_clamp(hours, nominal + asking->minute - asking->nominal);
    return (struct follower){
        .nominal = nominal + (day - asking->day) * MINUTES_OF_DAY,
        .at = zone_instant(asking->rhythm->zone, day, minute),
    };
}

static struct follower follower_place(const struct asking *asking, const struct hour_rule *rule)
{
    struct follower follower;
    if (!follower_same_day(asking, rule, &follower))
        follower = follower_next_day(asking, rule);
    return follower;
}

/* Question and deadline may fall into one gap of the clocks: then the time that was meant to lie
 * between them counts. */
static struct follower deadline_place(const struct asking *asking, const struct hour_rule *rule,
                                      int64_t ask)
{
    struct follower deadline = follower_place(asking, rule);
    deadline.nominal = MAX(deadline.nominal, asking->nominal + REMINDER_LEAST_MINUTES);
    if (deadline.at <= ask)
        deadline.at = ask + (deadline.nominal - asking->nominal) * INSTANT_MINUTE;
    return deadline;
}

static gboolean reminder_fits(const struct asking *asking, const struct occasion *occasion,
                              int64_t at)
{
    return at > occasion->ask &&
           at <= occasion->on_time - REMINDER_LEAST_MINUTES * INSTANT_MINUTE &&
           rhythm_is_working(asking->rhythm, at);
}

/* The same fraction of the window that there is as of the window that was meant. */
static int64_t reminder_share(const struct asking *asking, const struct occasion *occasion,
                              int nominal, int deadline_nominal)
{
    int64_t window = (occasion->on_time - occasion->ask) / INSTANT_MINUTE;
    int64_t share = window * (nominal - asking->nominal) / (deadline_nominal - asking->nominal);
    return occasion->ask + share * INSTANT_MINUTE;
}

/* Keeps the reminders in order, and one of those that came to lie together. */
static void occasion_add_reminder(struct occasion *occasion, int64_t at)
{
    guint place = occasion->n_reminders;
    while (place > 0 && occasion->remind[place - 1] >= at)
        place--;
    if (place < occasion->n_reminders && occasion->remind[place] == at)
        return;
    for (guint i = occasion->n_reminders++; i > place; i--)
        occasion->remind[i] = occasion->remind[i - 1];
    occasion->remind[place] = at;
}

static void occasion_remind(const struct asking *asking, const struct hour_rule *rule,
                            int deadline_nominal, struct occasion *occasion)
{
    struct follower reminder = follower_place(asking, rule);
    if (!reminder_fits(asking, occasion, reminder.at))
        reminder.at = reminder_share(asking, occasion, reminder.nominal, deadline_nominal);
    if (reminder_fits(asking, occasion, reminder.at))
        occasion_add_reminder(occasion, reminder.at);
}

static struct occasion occasion_on(const struct schedule *schedule, const struct rhythm *rhythm,
                                   int32_t day)
{
    struct asking asking = {
        .rhythm = rhythm,
        .day = day,
        .hours = rhythm_hours_on(rhythm, day),
    };
    asking.nominal = day_hours_minute(asking.hours, &schedule->ask);
    asking.minute = day_hours_clamp(asking.hours, asking.nominal);

    struct occasion occasion = {.day = day, .ask = asking_instant(&asking, asking.minute)};
    struct follower deadline = deadline_place(&asking, &schedule->on_time, occasion.ask);
    occasion.on_time = deadline.at;
    for (guint i = 0; i < schedule->n_reminders; i++)
        occasion_remind(&asking, &schedule->remind[i], deadline.nominal, &occasion);
    return occasion;
}

gboolean schedule_next(const struct schedule *schedule, const struct rhythm *rhythm, int32_t day,
                       struct occasion *occasion_r)
{
    struct place place;
    if (!place_next(schedule, rhythm, day, &place))
        return FALSE;
    *occasion_r = occasion_on(schedule, rhythm, place.day);
    occasion_r->away = place.away;
    return TRUE;
}

enum schedule_day schedule_explain(const struct schedule *schedule, const struct rhythm *rhythm,
                                   int32_t day)
{
    struct place place;
    if (place_next(schedule, rhythm, day, &place) && place.day == day)
        return place.away ? SCHEDULE_DAY_AWAY : SCHEDULE_DAY_ASKED;
    if (schedule_names(schedule, day))
        return SCHEDULE_DAY_OFF;
    if (day < schedule->start)
        return SCHEDULE_DAY_BEFORE;
    return schedule->end != 0 && day > schedule->end ? SCHEDULE_DAY_AFTER : SCHEDULE_DAY_NOT_NAMED;
}

guint8 schedule_weekdays(const struct schedule *schedule, const struct rhythm *rhythm)
{
    enum { WEEK = 7, MONDAY = 4 };
    struct schedule each_week = *schedule;
    struct rhythm always_there = *rhythm;
    guint8 weekdays = 0;
    if (schedule->days.kind != DAYS_OF_WEEK)
        return 0;
    each_week.days.every = 1;
    each_week.start = each_week.end = 0;
    always_there.off = NULL;
    struct place place = {.day = MONDAY - 1};
    while (place_next(&each_week, &always_there, place.day + 1, &place) &&
           place.day < MONDAY + WEEK)
        weekdays |= (guint8)(1 << day_weekday(place.day));
    return weekdays;
}

struct days_rule schedule_days(const struct schedule *schedule, const struct rhythm *rhythm)
{
    struct days_rule rule = schedule->days;
    if (rule.kind == DAYS_OF_WEEK)
        rule.weekdays = schedule_weekdays(schedule, rhythm);
    return rule;
}
