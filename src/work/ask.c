/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "ask": the occasions of one workflow for one person.
 *
 * Promises: an occasion opens its round once, whoever comes how often, and one mail asks it. Whose turn it is, and what is
 * too late, is decided in time/turn.h. What is due within an hour of each other goes out as one mail, with the first of
 * them.
 */
#include "work/own-time.h"
#include "work/recall.h"

/* One person, about to be asked. */
struct asking {
    struct planner *planner;
    const struct person *person;
    struct own_time own;
};

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
    if (own_time_next(&asking->own, workflow, day, &next))
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
            !own_time_next(&asking->own, workflow, first->day, &occasion))
            continue;
        if (occasion.away || occasion.ask < first->ask || !turn_together(occasion.ask, first->ask))
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

/* Takes one turn after the other up to now, and leaves a row for the next. */
static gboolean turns_take(const struct asking *asking, const struct workflow *workflow,
                           const struct due *due, struct failure *failure)
{
    struct planner *planner = asking->planner;
    struct planned plan = {MAX(due->day, asking->person->first_day), due->at};
    struct occasion occasion;
    for (;;) {
        enum turn turn = schedule_turn(own_time_schedule(&asking->own, workflow),
                                       asking->own.rhythm, &plan, planner->site->now, &occasion);
        if (turn == TURN_NEVER)
            return TRUE;
        if (turn == TURN_LATER) {
            planner_due_set(planner, due, plan.day, plan.at);
            return TRUE;
        }
        if (turn == TURN_AWAY)
            round_record(asking, workflow, &occasion, ROUND_AWAY, NULL);
        else if (turn == TURN_LATE)
            round_record(asking, workflow, &occasion, ROUND_SKIPPED, "grace");
        else if (!ask_now(asking, workflow, &occasion, failure))
            return FALSE;
    }
}

gboolean ask_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    const struct workflow *workflow = site_workflow(planner->site, due->workflow);
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (workflow != NULL && !workflow->paused && person != NULL && person->state == PERSON_ACTIVE &&
        workflow_asks(workflow, person)) {
        struct asking asking = {planner, person, own_time_of(planner, person)};
        fine = turns_take(&asking, workflow, due, failure);
    }
    person_free(person);
    return fine;
}
