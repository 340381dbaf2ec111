/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "ask": the occasions of one workflow for one person.
 *
 * Promises: an occasion opens its round once, whoever comes how often, and one mail asks it; what comes more than
 * GRACE_HOURS late, outside the person's hours, or after its own end is recorded as skipped and never mailed. What is
 * due within an hour of each other goes out as one mail, with the first of them.
 */
#include "work/recall.h"

#include <string.h>

enum { STOP_DAYS = 31 }; /* days of a stop that are recorded as skipped; earlier ones are not */

/* One person, about to be asked. */
struct asking {
    struct planner *planner;
    const struct person *person;
    const struct rhythm *rhythm;
};

/* The next occasion on DAY or later, never before the person's first day. */
static gboolean occasion_next(const struct asking *asking, const struct workflow *workflow,
                              int32_t day, struct occasion *occasion_r)
{
    return schedule_next(&workflow->schedule, asking->rhythm, MAX(day, asking->person->first_day),
                         occasion_r);
}

/* Makes the round of OCCASION. Its id, or 0 when it exists already. */
static gint64 round_make(const struct asking *asking, const struct workflow *workflow,
                         const struct occasion *occasion, enum round_state state, const char *why)
{
    struct round round = {.person = asking->person->id,
                          .workflow = (char *)workflow->config->name,
                          .day = occasion->day,
                          .state = state,
                          .why = (char *)why,
                          .opened = asking->planner->site->now,
                          .on_time = occasion->on_time,
                          .form = planner_form_id(asking->planner, workflow,
                                                  planner_language(asking->planner, asking->person),
                                                  occasion->day),
                          .teams = asking->person->teams};
    return round_open(asking->planner->site->store, &round);
}

/* Records an occasion that nobody is asked about. */
static void round_record(const struct asking *asking, const struct workflow *workflow,
                         const struct occasion *occasion, enum round_state state, const char *why)
{
    if (round_make(asking, workflow, occasion, state, why) != 0)
        asking->planner->report->skipped++;
}

/* Opens the round, and sets what follows from it, and adds it to the mail. */
static void part_add(const struct asking *asking, const struct workflow *workflow,
                     const struct occasion *occasion, GArray *parts)
{
    gint64 id = round_make(asking, workflow, occasion, ROUND_OPEN, NULL);
    if (id == 0)
        return;
    struct part part = {
        .workflow = workflow,
        .round = id,
        .form = planner_form_id(asking->planner, workflow,
                                planner_language(asking->planner, asking->person), occasion->day),
        .day = occasion->day,
        .on_time = occasion->on_time,
    };
    g_array_append_val(parts, part);
    recall_plans(asking->planner, asking->person, &part);
    struct round round = {.id = id,
                          .person = asking->person->id,
                          .workflow = (char *)workflow->config->name,
                          .day = occasion->day,
                          .on_time = occasion->on_time};
    round_plan(asking->planner, &round, occasion, asking->planner->site->now);
}

static void ask_plan(const struct asking *asking, const struct workflow *workflow, int32_t day)
{
    struct occasion next;
    struct due key = due_key("ask", workflow->config->name, asking->person->id, 0, 0);
    if (occasion_next(asking, workflow, day, &next))
        planner_due_set(asking->planner, &key, next.day, next.ask);
}

/* Adds the rounds of other workflows that come within the hour: their own rows move on. */
static void parts_gather(const struct asking *asking, const struct workflow *lead,
                         const struct occasion *first, GArray *parts)
{
    const struct site *site = asking->planner->site;
    for (guint i = 0; i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        struct occasion occasion;
        if (workflow == lead || !workflow_asks(workflow, asking->person) ||
            !occasion_next(asking, workflow, first->day, &occasion))
            continue;
        if (occasion.ask < first->ask || occasion.ask - first->ask > TOGETHER)
            continue;
        part_add(asking, workflow, &occasion, parts);
        ask_plan(asking, workflow, occasion.day + 1);
    }
}

static gboolean mail_parts(const struct asking *asking, const GArray *parts,
                           struct failure *failure)
{
    struct draft draft;
    draft_begin(&draft, asking->planner, asking->person, "question");
    g_autofree char *key =
        g_strdup_printf("question:%" G_GINT64_FORMAT, g_array_index(parts, struct part, 0).round);
    gboolean written =
        question_write(asking->planner, &draft, asking->person, parts, letters_question, failure);
    if (written && question_queue(&draft, parts, key))
        asking->planner->report->asked++;
    draft_clear(&draft);
    return written;
}

static gboolean ask_now(const struct asking *asking, const struct workflow *workflow,
                        const struct occasion *occasion, struct failure *failure)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    part_add(asking, workflow, occasion, parts);
    if (parts->len == 0)
        return TRUE; /* asked before */
    parts_gather(asking, workflow, occasion, parts);
    return mail_parts(asking, parts, failure);
}

/* PROMISED is the instant for which the question was planned, when a change of zone moved the rule behind it. */
static gboolean is_too_late(const struct asking *asking, const struct occasion *occasion,
                            gint64 promised)
{
    gint64 now = asking->planner->site->now;
    gint64 late = now - MAX(occasion->ask, promised);
    if (late > GRACE_HOURS * INSTANT_HOUR || now >= occasion->on_time)
        return TRUE;
    return late > PUNCTUAL_MINUTES * INSTANT_MINUTE && !rhythm_is_open(asking->rhythm, now);
}

static gboolean occasion_act(const struct asking *asking, const struct workflow *workflow,
                             const struct occasion *occasion, gint64 promised,
                             struct failure *failure)
{
    if (asking->person->state == PERSON_AWAY)
        round_record(asking, workflow, occasion, ROUND_AWAY, NULL);
    else if (is_too_late(asking, occasion, promised))
        round_record(asking, workflow, occasion, ROUND_SKIPPED, "grace");
    else
        return ask_now(asking, workflow, occasion, failure);
    return TRUE;
}

/* Goes through the occasions from the row's day up to now, and leaves a row for the first one after. */
static gboolean occasions_walk(const struct asking *asking, const struct workflow *workflow,
                               const struct due *due, struct failure *failure)
{
    gint64 now = asking->planner->site->now;
    int32_t day = MAX(due->day, planner_today(asking->planner, asking->rhythm) - STOP_DAYS);
    struct occasion occasion;
    while (occasion_next(asking, workflow, day, &occasion)) {
        if (occasion.ask > now)
            break;
        gint64 promised = occasion.day == due->day ? due->at : occasion.ask;
        if (!occasion_act(asking, workflow, &occasion, promised, failure))
            return FALSE;
        day = occasion.day + 1;
    }
    ask_plan(asking, workflow, day);
    return TRUE;
}

gboolean ask_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    const struct workflow *workflow = site_workflow(planner->site, due->workflow);
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (workflow != NULL && person != NULL && person_has_rounds(person) &&
        workflow_asks(workflow, person)) {
        struct asking asking = {planner, person, planner_rhythm(planner, person)};
        fine = occasions_walk(&asking, workflow, due, failure);
    }
    person_free(person);
    return fine;
}
