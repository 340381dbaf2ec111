/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the mails of a pulse come to a person: for whoever plans them, runs one by hand, or
 * foretells. */
#include <string.h>

#include "work/pulse/pulse.h"
#include "work/site/workflow.h"

gboolean workflow_is_pulse(const struct workflow *workflow)
{
    return strcmp(workflow->config->kind, "pulse") == 0;
}

void pulse_plan(const struct workflow *workflow, int32_t day, struct pulse *pulse_r)
{
    *pulse_r = (struct pulse){.workflow = (char *)workflow->config->name,
                              .day = day,
                              .last = day + workflow->config->open - 1};
    pulse_r->closes = (gint64)(pulse_r->last + 1) * INSTANT_DAY + LAST_ZONE;
}

gint64 pulse_opens(const struct site *site, int32_t day)
{
    return zone_instant(site->rhythm.zone, day, 0) - OPENS_BEFORE;
}

/* The day half-way; that of asking in a pulse of a day, which has no reminder. */
static int32_t reminder_day(const struct pulse *pulse)
{
    return pulse->day + (pulse->last - pulse->day + 1) / 2;
}

gboolean pulse_stage_at(struct planner *planner, const struct workflow *workflow,
                        const struct pulse *pulse, const struct person *person,
                        enum pulse_stage stage, gint64 from, int64_t *at_r)
{
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    if (stage == PULSE_TELLS)
        return rhythm_next_open(rhythm, MAX(from, pulse->closes), at_r);
    int32_t day = stage == PULSE_ASKS ? pulse->day : reminder_day(pulse);
    return (stage == PULSE_ASKS || day > pulse->day) &&
           hour_turn(rhythm, &workflow->schedule.ask, day, from, at_r) && *at_r < pulse->closes;
}

gboolean pulse_is_read_by(const struct workflow *workflow, const struct person *person)
{
    const char *const *audience = workflow->config->audience;
    gboolean reads = person->reads[0] != NULL && g_strv_contains(audience, "everyone");
    for (char **team = person->reads; *team != NULL; team++)
        reads = reads || g_strv_contains(audience, *team);
    return reads;
}
