/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two facts: when plans were last made, and the time from which the clock last came back. The
 * second is a part of the plan's version, so that what follows is what follows any change
 * (refresh.c). */
#include "work/planning/clock-back.h"

#include "muster/base/instant.h"

static const char planned_at[] = "planned-at";

void clock_note(struct planner *planner)
{
    g_autofree char *now = g_strdup_printf("%" G_GINT64_FORMAT, planner->site->now);
    store_fact_set(planner->site->store, planned_at, now);
}

gboolean clock_check(struct planner *planner, struct failure *failure)
{
    struct store *store = planner->site->store;
    g_autofree char *at = store_fact_get(store, planned_at);
    if (at == NULL || g_ascii_strtoll(at, NULL, 10) <= planner->site->now + INSTANT_DAY)
        return TRUE;
    if (!store_begin(store, failure))
        return FALSE;
    planner->clock_went_back = TRUE;
    store_fact_set(store, PLAN_CLOCK, at);
    clock_note(planner);
    return store_commit(store, failure);
}
