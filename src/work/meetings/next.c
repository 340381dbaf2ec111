/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When two people meet next: on a day that the workflow names for the host, or the first after it on which both work. */
#include "work/meetings/meetings.h"

enum {
    MOVES_MAX = 7,      /* days that a meeting moves on; then there is none that time */
    OCCASIONS_MAX = 60, /* that are looked at */
};

/* The first day from DAY on on which both work. */
static gboolean common_day(const struct rhythm *host, const struct rhythm *guest, int32_t day,
                           int32_t *day_r)
{
    for (int32_t at = day; at < day + MOVES_MAX; at++)
        if (rhythm_works_on(host, at) && rhythm_works_on(guest, at))
            return *day_r = at, TRUE;
    return FALSE;
}

gboolean pair_next(struct planner *planner, const struct pair *pair, struct hour_set *next_r)
{
    const struct schedule *schedule = &pair->workflow->schedule;
    const struct rhythm *host = planner_rhythm(planner, pair->host);
    const struct rhythm *guest = planner_rhythm(planner, pair->guest);
    /* What was to be some days ago may have been moved. */
    int32_t from = planner_today(planner, host) - MOVES_MAX;
    struct occasion occasion;
    for (guint i = 0; i < OCCASIONS_MAX && schedule_next(schedule, host, from, &occasion); i++) {
        from = occasion.day + 1;
        if (!common_day(host, guest, occasion.day, &next_r->day))
            continue;
        next_r->start = zone_instant(host->zone, next_r->day, schedule->ask.minute);
        if (next_r->start > planner->site->now)
            return TRUE;
    }
    return FALSE;
}
