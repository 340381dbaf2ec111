/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody will get about their 1-on-1s: the same hours that meeting.c goes by. */
#include "muster/work/pairs.h"
#include "work/meetings/meetings.h"

struct foreseeing {
    struct planner *planner;
    const struct person *person;
    gint64 until;
    meeting_call call;
    gpointer data;
};

static void stage_foresee(const struct foreseeing *seeing, const struct pair *pair,
                          const char *stage, gint64 at)
{
    const struct person *partner = pair->host->id == seeing->person->id ? pair->guest : pair->host;
    if (at > seeing->planner->site->now && at < seeing->until)
        seeing->call(at, stage, partner, seeing->data);
}

/* Meetings whose points are asked for before the end of what is foreseen. */
static void pair_foresee(const struct foreseeing *seeing, const struct pair *pair)
{
    const struct rhythm *rhythm = planner_rhythm(seeing->planner, seeing->person);
    gint64 length = pair->workflow->config->length * INSTANT_MINUTE;
    struct hour_set next = {.start = seeing->planner->site->now};
    gint64 points = 0;
    while (points < seeing->until && pair_next(seeing->planner, pair, next.start, &next)) {
        points = meeting_days_before(rhythm, next.start, POINTS_DAYS);
        stage_foresee(seeing, pair, STAGE_POINTS, points);
        stage_foresee(seeing, pair, STAGE_AGENDA,
                      meeting_days_before(rhythm, next.start, AGENDA_DAYS));
        stage_foresee(seeing, pair, STAGE_NOTES, meeting_notes_at(rhythm, next.start + length));
    }
}

static void workflow_foresee(const struct foreseeing *seeing, const struct workflow *workflow,
                             const GPtrArray *people)
{
    for (guint i = 0; i < people->len; i++) {
        const struct person *other = people->pdata[i];
        struct pair pair = {NULL, NULL, NULL};
        if (other->id != seeing->person->id && planner_reaches(seeing->planner, other) &&
            pair_find(seeing->planner->site, workflow, seeing->person->id, other->id, &pair))
            pair_foresee(seeing, &pair);
        pair_clear(&pair);
    }
}

void meetings_foresee(struct planner *planner, const struct person *person, gint64 until,
                      meeting_call call, gpointer data)
{
    const struct foreseeing seeing = {planner, person, until, call, data};
    g_autoptr(GPtrArray) people = NULL;
    if (!planner_reaches(planner, person))
        return;
    for (guint i = 0; i < planner->site->n_workflows; i++) {
        const struct workflow *workflow = &planner->site->workflows[i];
        if (!workflow_meets(workflow->config) || workflow->paused)
            continue;
        people = people != NULL ? people : people_all(planner->site->store);
        workflow_foresee(&seeing, workflow, people);
    }
}
