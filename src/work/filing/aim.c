/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which round a reply to an old mail is for. What was not there yet when the mail was accepted is
 * never what it is for, however late it is filed. */
#include "work/filing/aim.h"
#include "muster/work/team-form.h"

#include <string.h>

#include "muster/work/absence.h"
#include "work/planning/own-time.h"
#include "work/site/workflow.h"

/* A reply to an old mail, and the day on which it came, as its writer's calendar has it. */
struct aiming {
    struct site *site;
    const struct person *person;
    const struct round *round;
    gint64 received;
    int32_t today;
};

static gboolean is_answered(const struct round *round)
{
    return round->state == ROUND_ANSWERED || round->state == ROUND_LATE;
}

static gboolean is_over(const struct aiming *aiming)
{
    return aiming->received > aiming->round->on_time && aiming->today > aiming->round->day;
}

/* The newest open round of the same workflow. */
static struct round *find_open(const struct aiming *aiming)
{
    g_autoptr(GPtrArray) rounds = rounds_open_of(aiming->site->store, aiming->person->id);
    for (guint i = rounds->len; i-- > 0;) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (strcmp(round->workflow, aiming->round->workflow) == 0 &&
            round->day > aiming->round->day && round->day <= aiming->today)
            return round_get(aiming->site->store, round->id);
    }
    return NULL;
}

gboolean aim_is_early(struct store *store, const struct round *round)
{
    struct sent_mail *question = sent_mail_of_round(store, round->id, "question");
    gboolean asked = question != NULL;
    sent_mail_free(question);
    return !asked && is_answered(round);
}

/* Today's round when it was answered before it was asked: more of the same is for it too. */
static struct round *find_early(const struct aiming *aiming, struct round *known)
{
    if (aim_is_early(aiming->site->store, known))
        return known;
    round_free(known);
    return NULL;
}

static struct round *make_up(const struct aiming *aiming, const struct occasion *occasion)
{
    struct round *round = g_new0(struct round, 1);
    round->person = aiming->person->id;
    round->workflow = g_strdup(aiming->round->workflow);
    round->day = occasion->day;
    round->state = ROUND_OPEN;
    round->opened = aiming->site->now;
    round->on_time = occasion->on_time;
    round->teams = g_strdupv(aiming->person->teams);
    return round;
}

/* The occasion of ROUND's workflow on DAY by PERSON's own time. An absence does not count: whoever
 * writes is back. */
static gboolean occasion_on(struct site *site, const struct person *person,
                            const struct round *round, int32_t day, struct occasion *occasion_r)
{
    const struct workflow *workflow = site_workflow(site, round->workflow);
    if (workflow == NULL || workflow->paused || person->state != PERSON_ACTIVE ||
        !workflow_asks(workflow, person) || workflow_asks_each(workflow))
        return FALSE;
    struct planning_report report = {0};
    struct planner planner;
    planner_init(&planner, site, &report);
    struct own_time own = own_time_of(&planner, person);
    gboolean found = own_time_on(&own, workflow, day, occasion_r);
    planner_clear(&planner);
    return found;
}

/* The round of today that is still to be asked. */
static struct round *find_coming(const struct aiming *aiming)
{
    struct occasion occasion;
    if (!occasion_on(aiming->site, aiming->person, aiming->round, aiming->today, &occasion) ||
        aiming->received > occasion.on_time)
        return NULL;
    struct round *known = round_find(aiming->site->store, aiming->round->workflow,
                                     aiming->person->id, occasion.day, 0);
    return known != NULL ? find_early(aiming, known) : make_up(aiming, &occasion);
}

struct round *aim_elsewhere(struct site *site, const struct person *person,
                            const struct round *round, enum aim aim, gint64 received)
{
    if (aim == AIM_MARKED || (aim == AIM_LOOSE && !is_answered(round)))
        return NULL;
    struct aiming aiming = {.site = site,
                            .person = person,
                            .round = round,
                            .received = received,
                            .today = person_day(site, person, received)};
    if (!is_over(&aiming))
        return NULL;
    struct round *open = find_open(&aiming);
    return open != NULL ? open : find_coming(&aiming);
}

struct form *aim_form(const struct site *site, const struct person *person,
                      const struct round *round)
{
    if (round->id != 0)
        return form_get(site->store, round->form);
    const struct workflow *workflow =
        workflow_for(site, site_workflow(site, round->workflow), person);
    return workflow_form(workflow, site_language_of(site, person), round->day);
}

gint64 aim_open(const struct site *site, const struct person *person, struct round *round)
{
    struct form *form = aim_form(site, person, round);
    round->form = form_put(site->store, form);
    form_free(form);
    round->id = round_open(site->store, round);
    return round->id;
}

gint64 aim_asks_at(struct site *site, const struct person *person, const struct round *round)
{
    struct occasion occasion;
    return occasion_on(site, person, round, round->day, &occasion) ? occasion.ask : 0;
}
