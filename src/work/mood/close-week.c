/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moods of a week become one figure a team, when the week is over: on Monday, 00:00 UTC.
 *
 * Promises: once, also after a stop of some weeks; a tick that has nothing to close costs one fact.
 * Does not: look at what is written about a week that was closed.
 */
#include "work/planning/planner.h"

#define FACT_CLOSED "mood-week"
enum { WEEK_DAYS = 7, WEEKS_BACK = 8 /* that are made up for */ };

static gboolean weeks_close(struct store *store, int32_t from, int32_t monday,
                            struct failure *failure)
{
    char text[DAY_TEXT_MAX];
    day_format(monday, text);
    if (!store_begin(store, failure))
        return FALSE;
    for (int32_t week = from; week < monday; week += WEEK_DAYS)
        moods_close_week(store, week);
    store_fact_set(store, FACT_CLOSED, text);
    return store_commit(store, failure);
}

gboolean moods_close(struct planner *planner, struct failure *failure)
{
    struct store *store = planner->site->store;
    int32_t today = (int32_t)(planner->site->now / INSTANT_DAY);
    int32_t monday = today - day_weekday(today), closed;
    g_autofree char *fact = store_fact_get(store, FACT_CLOSED);
    gboolean known = fact != NULL && day_parse(fact, &closed);
    if (known && closed >= monday)
        return store_ok(store, failure);
    int32_t from = known ? MAX(closed, monday - WEEKS_BACK * WEEK_DAYS) : monday - WEEK_DAYS;
    return weeks_close(store, from, monday, failure);
}
