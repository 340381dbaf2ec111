/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When two people meet next: on a day that the workflow names for the host, or the first after it
 * on which both work; and when each of them gets what about it. */
#include "work/meetings/meetings.h"

enum {
    LOOK_BACK = 30,     /* days among which the working days before a meeting are */
    NOTES_AFTER = 5,    /* minutes after its end */
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

gboolean pair_next(struct planner *planner, const struct pair *pair, gint64 after,
                   struct hour_set *next_r)
{
    const struct schedule *schedule = &pair->workflow->schedule;
    const struct rhythm *host = planner_rhythm(planner, pair->host);
    const struct rhythm *guest = planner_rhythm(planner, pair->guest);
    int32_t from;
    int minute;
    zone_local(host->zone, after, &from, &minute);
    from -= MOVES_MAX; /* what was to be some days before may have been moved */
    struct occasion occasion;
    for (guint i = 0; i < OCCASIONS_MAX && schedule_next(schedule, host, from, &occasion); i++) {
        from = occasion.day + 1;
        if (!common_day(host, guest, occasion.day, &next_r->day))
            continue;
        next_r->slot = pair_slot(planner, pair, occasion.day);
        next_r->start = pair_slot_start(planner, pair, next_r->day, next_r->slot);
        if (next_r->start > after)
            return TRUE;
    }
    return FALSE;
}

gint64 meeting_days_before(const struct rhythm *rhythm, gint64 start, guint days)
{
    static const struct hour_rule begin = {.kind = HOUR_BEGIN_OF_DAY};
    int32_t day, first;
    int minute;
    int64_t at;
    zone_local(rhythm->zone, start, &day, &minute);
    for (first = day - LOOK_BACK; days > 0 && day > first;)
        days -= rhythm_works_on(rhythm, --day) ? 1 : 0;
    gint64 midnight = zone_instant(rhythm->zone, day, 0);
    return rhythm_next_hour(rhythm, &begin, midnight - 1, &at, &day) ? at : midnight;
}

gint64 meeting_notes_at(const struct rhythm *rhythm, gint64 end)
{
    int64_t open;
    return rhythm_next_open(rhythm, end + NOTES_AFTER * INSTANT_MINUTE, &open) ? open
                                                                               : INSTANT_NEVER;
}
