/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an event happens: its start, what its rules repeat, and the exceptions.
 *
 * Promises: ends within the budget. libical walks to the year 2582 before it gives up on "30
 * February each day", and stays seconds in a rule of positions that no month has; so each step is
 * charged with the time that it passed over, a rule that gives nothing is dear, and rules that
 * repeat within a day are refused: no day off does.
 */
#include <stdlib.h>

#include "muster/base/instant.h"
#include "time/ical-event.h"

enum {
    VAIN_STEPS =
        ICAL_STEPS_MAX /
        2, /* a rule that libical follows to the year 2582, or refuses after a long look: seconds */
    MONTH_STEPS = 15, /* a month that is looked through, in days */
};

/* The starts found so far. A key is an instant or a day: as numbers of microseconds and of days
 * they do not meet. */
struct starts {
    const struct ical_event *event;
    int32_t first, last; /* days that count */
    struct ical_budget *budget;
    GHashTable *known; /* gint64 keys: found, or excepted */
    GArray *found;
};

static gint64 moment_key(const struct moment *moment, gboolean as_date)
{
    return as_date ? moment->day : moment->instant;
}

static void known_add(struct starts *starts, gint64 key)
{
    starts->budget->steps--;
    g_hash_table_add(starts->known, g_memdup2(&key, sizeof key));
}

static gboolean known_has(const struct starts *starts, gint64 key)
{
    return g_hash_table_contains(starts->known, &key);
}

/* An exception that is a date takes the whole day, one with an hour only the event of that hour. */
static void starts_except(struct starts *starts, const GArray *moments)
{
    for (guint i = 0; moments != NULL && i < moments->len; i++) {
        const struct moment *moment = &g_array_index(moments, struct moment, i);
        known_add(starts, moment_key(moment, moment->is_date || starts->event->start.is_date));
    }
}

/* An hour's day is of its own zone, and may end on the next one. */
static gboolean start_counts(const struct starts *starts, const struct moment *moment)
{
    int64_t days =
        moment->is_date ? starts->event->length : starts->event->length / INSTANT_DAY + 2;
    return moment->day + days >= starts->first && moment->day - 1 <= starts->last;
}

static void starts_add(struct starts *starts, const struct moment *moment)
{
    gint64 key = moment_key(moment, starts->event->start.is_date);
    if (!start_counts(starts, moment) || known_has(starts, key) || known_has(starts, moment->day))
        return;
    known_add(starts, key);
    g_array_append_val(starts->found, *moment);
}

static gboolean is_within_a_day(const struct icalrecurrencetype *rule)
{
    return rule->freq < ICAL_DAILY_RECURRENCE || rule->by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX ||
           rule->by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX ||
           rule->by_second[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* "The sixth Friday of each month", and no other day: libical would look for it through some hundred years of months, and
 * the calendar of ICU takes its time for each. */
static gboolean never_comes(const struct icalrecurrencetype *rule)
{
    enum { OF_A_MONTH = 5 };
    if (rule->freq != ICAL_MONTHLY_RECURRENCE || rule->by_day[0] == ICAL_RECURRENCE_ARRAY_MAX)
        return FALSE;
    for (int i = 0; i < ICAL_BY_DAY_SIZE && rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
        if (abs(icalrecurrencetype_day_position(rule->by_day[i])) <= OF_A_MONTH)
            return FALSE;
    return TRUE;
}

/* What libical did to get from one time to the next. */
static long steps_between(const struct icalrecurrencetype *rule, struct icaltimetype from,
                          struct icaltimetype to)
{
    long months = (to.year - from.year) * 12L + to.month - from.month;
    if (rule->freq == ICAL_DAILY_RECURRENCE)
        return 1 + months * 31;
    if (rule->freq == ICAL_WEEKLY_RECURRENCE)
        return 1 + months * 5;
    return 1 + (rule->freq == ICAL_MONTHLY_RECURRENCE ? months * MONTH_STEPS : months / 6);
}

/* The last time that the rule allows; FALSE when it names none. */
static gboolean rule_until(const struct starts *starts, const struct icalrecurrencetype *rule,
                           struct moment *until_r)
{
    return !icaltime_is_null_time(rule->until) &&
           moment_of(&starts->event->zone, rule->until, until_r);
}

static void rule_walk(struct starts *starts, const struct icalrecurrencetype *rule,
                      icalrecur_iterator *iterator)
{
    struct moment moment, until;
    struct icaltimetype next, before = starts->event->wall;
    gboolean has_end = rule_until(starts, rule, &until);
    for (int count = 0; starts->budget->steps >= 0; count++, before = next) {
        next = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(next)) {
            starts->budget->steps -= rule->count > 0 && count >= rule->count ? 0 : VAIN_STEPS;
            return;
        }
        starts->budget->steps -= steps_between(rule, before, next);
        if (!moment_of(&starts->event->zone, next, &moment))
            continue;
        if (moment.day - 1 > starts->last || (has_end && moment_is_after(&moment, &until)))
            return;
        starts_add(starts, &moment);
    }
}

/* The end is ours to see: libical compares a UTC time with the wall's. */
static gboolean rule_repeat(struct starts *starts, const char *text, struct failure *failure)
{
    struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);
    if (rule.freq == ICAL_NO_RECURRENCE)
        return failure_set(failure, FAILURE_INPUT, "its RRULE cannot be read");
    if (is_within_a_day(&rule))
        return failure_set(failure, FAILURE_INPUT, "its RRULE repeats within a day");
    struct icalrecurrencetype endless = rule;
    endless.until = icaltime_null_time();
    icalrecur_iterator *iterator =
        never_comes(&rule) ? NULL : icalrecur_iterator_new(endless, starts->event->wall);
    if (iterator == NULL) {
        starts->budget->steps -= VAIN_STEPS;
        return failure_set(failure, FAILURE_INPUT, "its RRULE never comes");
    }
    rule_walk(starts, &rule, iterator);
    icalrecur_iterator_free(iterator);
    return TRUE;
}

static gboolean rules_repeat(struct starts *starts, struct failure *failure)
{
    const GPtrArray *rules = starts->event->rules;
    for (guint i = 0; i < rules->len && starts->budget->steps >= 0; i++)
        if (!rule_repeat(starts, g_ptr_array_index(rules, i), failure))
            return FALSE;
    return TRUE;
}

gboolean ical_event_starts(const struct ical_event *event, const GArray *overrides, int32_t first,
                           int32_t last, struct ical_budget *budget, GArray **starts_r,
                           struct failure *failure)
{
    struct starts starts = {.event = event, .first = first, .last = last, .budget = budget};
    starts.known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    starts.found = g_array_new(FALSE, FALSE, sizeof(struct moment));
    starts_except(&starts, event->except);
    starts_except(&starts, overrides);
    starts_add(&starts, &event->start);
    for (guint i = 0; i < event->more->len; i++)
        starts_add(&starts, &g_array_index(event->more, struct moment, i));
    gboolean fine = rules_repeat(&starts, failure);
    g_hash_table_unref(starts.known);
    if (!fine)
        g_clear_pointer(&starts.found, g_array_unref);
    *starts_r = starts.found;
    return fine;
}
