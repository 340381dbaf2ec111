/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workflow that somebody runs by hand; and due work "run", which does it for one person.
 *
 * Promises: it is asked in the person's hours, and once; where the workflow was asked that day
 * before, it is a round beside the first. Who is away has the round recorded as away.
 */
#include "muster/work/by-hand.h"
#include "muster/work/team-form.h"

#include "work/planning/ask.h"
#include "work/planning/question.h"
#include "work/site/kinds.h"
#include "work/site/workflow.h"

enum { ORDINALS_MAX = 100 }; /* of one day: more is a mistake of whoever runs it */

gboolean workflow_run_for(struct site *site, const struct workflow *workflow,
                          const struct person *person)
{
    if (person->state != PERSON_ACTIVE || person->suspended != 0 ||
        !workflow_asks(workflow, person))
        return FALSE;
    due_now(site, due_key("run", workflow->config->name, person->id, 0, 0));
    return TRUE;
}

/* By a kind that asks everyone at once. */
static gboolean run_kind(struct site *site, const struct workflow *workflow,
                         const struct person *person, guint *asked_r, struct failure *failure)
{
    const char *name = workflow->config->name;
    const struct workflow_kind *kind = workflow_kind(workflow->config);
    if (kind->run == NULL)
        return failure_set(failure, FAILURE_USAGE, "%s is %s", name, kind->instead_of_run);
    if (person != NULL)
        return failure_set(failure, FAILURE_USAGE, "%s is a %s, which asks everybody at once", name,
                           kind->name);
    return kind->run(site, workflow, asked_r, failure);
}

gboolean workflow_run(struct site *site, const struct workflow *workflow,
                      const struct person *person, guint *asked_r, struct failure *failure)
{
    *asked_r = 0;
    if (workflow_kind(workflow->config)->asks == NULL)
        return run_kind(site, workflow, person, asked_r, failure);
    if (person != NULL) {
        *asked_r = workflow_run_for(site, workflow, person);
        return TRUE;
    }
    g_autoptr(GPtrArray) people = people_all(site->store);
    for (guint i = 0; i < people->len; i++)
        *asked_r += (guint)workflow_run_for(site, workflow, people->pdata[i]);
    return TRUE;
}

guint workflow_count_asked(const struct workflow *workflow, const GPtrArray *people)
{
    gboolean at_once = workflow_kind(workflow->config)->run != NULL;
    guint count = 0;
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = people->pdata[i];
        count += person->state != PERSON_LEFT &&
                 (at_once ? workflow_reaches(workflow, person) : workflow_asks(workflow, person));
    }
    return count;
}

/* The first one of its day that is free; ORDINALS_MAX when none is. */
static int ordinal_free(const struct asking *asking)
{
    int ordinal = 0;
    for (; ordinal < ORDINALS_MAX; ordinal++) {
        struct round *round =
            round_find(asking->planner->site->store, asking->workflow->config->name,
                       asking->own->person->id, asking->occasion->day, ordinal);
        if (round == NULL)
            break;
        round_free(round);
    }
    return ordinal;
}

static gboolean run_now(struct asking *asking, struct failure *failure)
{
    asking->ordinal = ordinal_free(asking);
    if (asking->ordinal == ORDINALS_MAX)
        return TRUE;
    if (!asking->occasion->away)
        return ask_now(asking, failure);
    ask_record(asking, ROUND_AWAY, NULL);
    return TRUE;
}

static gboolean run_person(struct planner *planner, const struct person *person,
                           const struct workflow *workflow, const struct due *due,
                           struct failure *failure)
{
    struct own_time own = own_time_of(planner, person);
    struct occasion occasion;
    struct asking asking = {planner, &own, workflow, &occasion, 0};
    gint64 now = planner->site->now;
    if (own_time_by_hand(&own, workflow, now, &occasion) &&
        (occasion.away || rhythm_is_open(own.rhythm, now)))
        return run_now(&asking, failure);
    int64_t open;
    if (rhythm_next_open(own.rhythm, now + 1, &open))
        planner_due_set(planner, due, 0, open);
    return TRUE;
}

gboolean run_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    const struct workflow *workflow = site_workflow(planner->site, due->workflow);
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (workflow != NULL && person != NULL && person->state == PERSON_ACTIVE)
        fine = run_person(planner, person, workflow, due, failure);
    person_free(person);
    return fine;
}

/* The mail of a round that does not exist. */
static gboolean rehearse(struct planner *planner, const struct own_time *own,
                         const struct workflow *workflow, const char *address,
                         struct failure *failure)
{
    struct occasion occasion = {.day = planner_today(planner, own->rhythm)};
    if (!own_time_by_hand(own, workflow, planner->site->now, &occasion))
        occasion.on_time = planner->site->now + INSTANT_DAY;
    g_autoptr(GPtrArray) alone = g_ptr_array_new();
    struct part part = {
        .workflow = workflow,
        .form = planner_form_id(planner, workflow_for(planner->site, workflow, own->person),
                                planner_language(planner, own->person), occasion.day, alone),
        .day = occasion.day,
        .on_time = occasion.on_time};
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof part);
    g_array_append_val(parts, part);
    struct draft draft;
    draft_begin(&draft, planner, own->person, "rehearsal");
    draft.post.to.address = address;
    draft.post.diverted = own->person->address;
    gboolean written =
        question_write(planner, &draft, own->person, parts, letters_question, failure);
    g_array_set_size(draft.rounds, 0);
    g_autofree char *key = g_strconcat("rehearsal:", draft.handle, NULL);
    if (written)
        draft_queue(&draft, key, 0, occasion.on_time);
    draft_clear(&draft);
    return written;
}

gboolean workflow_can_rehearse(const struct workflow *workflow, struct failure *failure)
{
    const char *instead = workflow_kind(workflow->config)->instead_of_rehearsal;
    if (instead != NULL)
        return failure_set(failure, FAILURE_USAGE, "%s is %s", workflow->config->name, instead);
    if (workflow->config->n_questions == 0)
        return failure_set(failure, FAILURE_USAGE, "%s asks no questions that could be rehearsed",
                           workflow->config->name);
    return TRUE;
}

gboolean workflow_rehearse(struct site *site, const struct workflow *workflow,
                           const struct person *person, const char *address,
                           struct failure *failure)
{
    struct planning_report report = {0};
    struct planner planner;
    planner_init(&planner, site, &report);
    struct own_time own = own_time_of(&planner, person);
    gboolean written = rehearse(&planner, &own, workflow, address, failure);
    planner_clear(&planner);
    return written;
}
