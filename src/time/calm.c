/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many mails a day may bring.
 *
 * Promises: the mails of a day are runs of instants in order; the rule is which run an instant is
 * in. The last run that a day may have takes all that comes after it.
 */
#include "muster/time/calm.h"

#include "muster/time/turn.h"

void calm_day_init(struct calm_day *day, const struct zone *zone, int32_t date, gboolean reads)
{
    *day = (struct calm_day){
        .zone = zone,
        .day = date,
        .reads = reads,
        .asks = g_array_new(FALSE, FALSE, sizeof(int64_t)),
        .reminders = g_array_new(FALSE, FALSE, sizeof(int64_t)),
    };
}

void calm_day_clear(struct calm_day *day)
{
    g_array_unref(day->asks);
    g_array_unref(day->reminders);
}

static gboolean is_on_day(const struct calm_day *day, int64_t at)
{
    int32_t date;
    int minute;
    zone_local(day->zone, at, &date, &minute);
    return date == day->day;
}

static void instants_add(const struct calm_day *day, GArray *instants, int64_t at)
{
    if (!is_on_day(day, at))
        return;
    guint place = instants->len;
    while (place > 0 && g_array_index(instants, int64_t, place - 1) > at)
        place--;
    g_array_insert_val(instants, place, at);
}

void calm_day_add(struct calm_day *day, const struct occasion *occasion)
{
    if (occasion->away)
        return;
    instants_add(day, day->asks, occasion->ask);
    for (guint i = 0; i < occasion->n_reminders; i++)
        instants_add(day, day->reminders, occasion->remind[i]);
}

/* The run of INSTANTS in which AT lies, from 0: each lasts an hour from its first. */
static guint run_of(const GArray *instants, int64_t at)
{
    guint run = 0;
    for (guint i = 0, first = 0; i < instants->len; i++) {
        int64_t begin = g_array_index(instants, int64_t, first);
        int64_t instant = g_array_index(instants, int64_t, i);
        if (instant > at)
            break;
        if (!turn_together(instant, begin)) {
            first = i;
            run++;
        }
    }
    return run;
}

/* The mails that ask that day. */
static guint runs_of_asks(const struct calm_day *day)
{
    if (day->asks->len == 0)
        return 0;
    int64_t last = g_array_index(day->asks, int64_t, day->asks->len - 1);
    return MIN(run_of(day->asks, last) + 1, CALM_QUESTIONS);
}

gboolean calm_asks_together(const struct calm_day *day, int64_t lead, int64_t other)
{
    if (other < lead)
        return FALSE;
    gboolean is_last = run_of(day->asks, lead) + 1 >= CALM_QUESTIONS;
    return turn_together(lead, other) || (is_last && is_on_day(day, other));
}

static guint taken(const struct calm_day *day)
{
    return runs_of_asks(day) + (day->reads ? 1 : 0);
}

gboolean calm_reminds(const struct calm_day *day, int64_t at)
{
    return run_of(day->reminders, at) + taken(day) < CALM_MAILS;
}

gboolean calm_has_room(const struct calm_day *day, guint besides)
{
    return taken(day) + besides < CALM_MAILS;
}
