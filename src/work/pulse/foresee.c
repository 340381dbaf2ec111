/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody will get of pulses: of the last one what is planned, of those to come what will be.
 */
#include "work/pulse/pulse.h"
#include "work/site/workflow.h"

struct foreseeing {
    struct planner *planner;
    const struct person *person;
    const struct workflow *workflow;
    gint64 until;
    pulse_call call;
    gpointer data;
};

static void stage_tell(const struct foreseeing *seeing, enum pulse_stage stage, gint64 at)
{
    if (at < seeing->until)
        seeing->call(MAX(at, seeing->planner->site->now), seeing->workflow, stage, seeing->data);
}

/* Its end is for readers too, whom it does not ask. */
static void end_foresee(const struct foreseeing *seeing, const struct pulse *pulse)
{
    int64_t at;
    if (pulse_stage_at(seeing->planner, seeing->workflow, pulse, seeing->person, PULSE_TELLS,
                       seeing->planner->site->now, &at))
        stage_tell(seeing, PULSE_TELLS, at);
}

/* What is due for the person, as it is planned. */
static void planned_foresee(const struct foreseeing *seeing, const struct pulse *pulse)
{
    const struct rhythm *rhythm = planner_rhythm(seeing->planner, seeing->person);
    for (enum pulse_stage stage = PULSE_ASKS; stage < PULSE_STAGES; stage++) {
        struct due key = pulse_stage_key(pulse, seeing->person, stage);
        struct due *row = due_find(seeing->planner->site->store, &key);
        int64_t at;
        if (row != NULL && rhythm_next_open(rhythm, row->at, &at))
            stage_tell(seeing, stage, at);
        else if (stage == PULSE_TELLS && pulse->state == PULSE_OPEN &&
                 pulse_is_read_by(seeing->workflow, seeing->person))
            end_foresee(seeing, pulse);
        due_free(row);
    }
}

static void coming_foresee(const struct foreseeing *seeing, const struct pulse *pulse)
{
    const struct site *site = seeing->planner->site;
    gint64 from = MAX(site->now, pulse_opens(site, pulse->day));
    gboolean asked = workflow_reaches(seeing->workflow, seeing->person);
    int64_t at;
    for (enum pulse_stage stage = PULSE_ASKS; asked && stage <= PULSE_REMINDS; stage++) {
        if (!pulse_stage_at(seeing->planner, seeing->workflow, pulse, seeing->person, stage, from,
                            &at))
            break;
        stage_tell(seeing, stage, at);
        from = at;
    }
    if (asked || pulse_is_read_by(seeing->workflow, seeing->person))
        end_foresee(seeing, pulse);
}

/* One after the other: the next opens when the last is closed. */
static void workflow_foresee(const struct foreseeing *seeing)
{
    struct planner *planner = seeing->planner;
    struct pulse *last = pulse_last(planner->site->store, seeing->workflow->config->name);
    int32_t from = pulse_free_from(planner, last);
    if (last != NULL)
        planned_foresee(seeing, last);
    pulse_free(last);
    struct occasion occasion;
    while (schedule_next(&seeing->workflow->schedule, &planner->site->rhythm, from, &occasion) &&
           pulse_opens(planner->site, occasion.day) < seeing->until) {
        struct pulse pulse;
        pulse_plan(seeing->workflow, occasion.day, &pulse);
        coming_foresee(seeing, &pulse);
        from = pulse_free_from(planner, &pulse);
    }
}

void pulses_foresee(struct planner *planner, const struct person *person, gint64 until,
                    pulse_call call, gpointer data)
{
    for (guint i = 0; planner_reaches(planner, person) && i < planner->site->n_workflows; i++) {
        const struct workflow *workflow = &planner->site->workflows[i];
        const struct foreseeing seeing = {planner, person, workflow, until, call, data};
        if (workflow_is_pulse(workflow) && !workflow->paused)
            workflow_foresee(&seeing);
    }
}
