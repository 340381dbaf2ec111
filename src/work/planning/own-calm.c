/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many mails a person's day may bring: gathers what is planned for it, and asks time/calm.h. */
#include "work/planning/own-time.h"

enum { LOOK_BACK = 8 }; /* days; a reminder may come on the working day after its question */

/* What is planned for the person on the day of INSTANT. */
static void day_gather(const struct own_time *own, gint64 instant, struct calm_day *day_r)
{
    const struct site *site = own->planner->site;
    int32_t date;
    int minute;
    zone_local(own->rhythm->zone, instant, &date, &minute);
    calm_day_init(day_r, own->rhythm->zone, date, own->person->reads[0] != NULL);
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        struct occasion occasion = {.day = date - LOOK_BACK};
        while (workflow_asks(workflow, own->person) &&
               own_time_next(own, workflow, occasion.day + 1, &occasion) && occasion.day <= date)
            calm_day_add(day_r, &occasion);
    }
}

gboolean own_time_asks_together(const struct own_time *own, gint64 lead, gint64 other)
{
    if (other < lead || other - lead > INSTANT_DAY)
        return FALSE;
    if (turn_together(lead, other))
        return TRUE; /* the common case, without a look at the day */
    struct calm_day day;
    day_gather(own, lead, &day);
    gboolean together = calm_asks_together(&day, lead, other);
    calm_day_clear(&day);
    return together;
}

gboolean own_time_has_room(const struct own_time *own, gint64 at, guint besides)
{
    struct calm_day day;
    day_gather(own, at, &day);
    gboolean room = calm_has_room(&day, besides);
    calm_day_clear(&day);
    return room;
}

gboolean own_time_reminds(const struct own_time *own, gint64 at)
{
    struct calm_day day;
    day_gather(own, at, &day);
    gboolean reminds = calm_reminds(&day, at);
    calm_day_clear(&day);
    return reminds;
}
