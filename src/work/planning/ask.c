/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "ask": the occasions of one workflow for one person.
 *
 * Promises: an occasion opens its round once, whoever comes how often, and one mail asks it. Whose turn it is, and what is
 * too late, is decided in time/turn.h. What is due within an hour of each other goes out as one mail, with the first of
 * them.
 */
#include "work/planning/ask.h"
#include "muster/work/team-form.h"

#include <string.h>

#include "muster/work/reach.h"
#include "work/planning/recall.h"

static const struct person *asked_person(const struct asking *asking)
{
    return asking->own->person;
}

/* Makes the round, and says what FORM it asks. Its id, or 0 when it exists already. */
static gint64 round_make(const struct asking *asking, gint64 form, enum round_state state,
                         const char *why)
{
    struct round round = {.person = asked_person(asking)->id,
                          .workflow = (char *)asking->workflow->config->name,
                          .day = asking->occasion->day,
                          .ordinal = asking->ordinal,
                          .state = state,
                          .why = (char *)why,
                          .opened = asking->planner->site->now,
                          .on_time = asking->occasion->on_time,
                          .form = form,
                          .teams = asked_person(asking)->teams};
    return round_open(asking->planner->site->store, &round);
}

/* What is asked in one mail with TOGETHER (struct workflow *); 0: nothing. */
static gint64 form_beside(const struct asking *asking, const GPtrArray *together)
{
    return planner_form_of(asking->planner, asking->workflow, asked_person(asking),
                           asking->occasion->day, together);
}

void ask_record(const struct asking *asking, enum round_state state, const char *why)
{
    g_autoptr(GPtrArray) alone = g_ptr_array_new();
    gint64 form = form_beside(asking, alone);
    if (form != 0 && round_make(asking, form, state, why) != 0)
        asking->planner->report->skipped++;
}

/* Opens the round, and sets what follows from it, and puts it AT its place in the mail, which asks TOGETHER. */
static void part_put(const struct asking *asking, const GPtrArray *together, GArray *parts,
                     guint at)
{
    gint64 form = form_beside(asking, together);
    gint64 id = form != 0 ? round_make(asking, form, ROUND_OPEN, NULL) : 0;
    if (id == 0)
        return;
    struct part part = {
        .workflow = asking->workflow,
        .round = id,
        .form = form,
        .day = asking->occasion->day,
        .on_time = asking->occasion->on_time,
    };
    g_array_insert_val(parts, at, part);
    recall_plans(&(struct recalling){asking->planner, asked_person(asking), &part, together});
    struct round round = {.id = id,
                          .person = asked_person(asking)->id,
                          .workflow = (char *)asking->workflow->config->name,
                          .day = asking->occasion->day,
                          .on_time = asking->occasion->on_time};
    round_plan(asking->planner, &round, asking->occasion, asking->planner->site->now);
}

static void ask_plan(const struct asking *asking, const struct workflow *workflow, int32_t day)
{
    struct occasion next;
    struct due key = due_key("ask", workflow->config->name, asked_person(asking)->id, 0, 0);
    if (own_time_next(asking->own, workflow, day, &next))
        planner_due_set(asking->planner, &key, next.day, next.ask);
}

/* The occasions of other workflows that come within the hour: OCCASIONS has one for each of TOGETHER, of which LEAD's is
 * the first. */
static void join_others(const struct asking *lead, GPtrArray *together, GArray *occasions)
{
    const struct site *site = lead->planner->site;
    g_ptr_array_add(together, (gpointer)lead->workflow);
    g_array_append_vals(occasions, lead->occasion, 1);
    for (guint i = 0; i < site->n_workflows; i++) {
        struct occasion occasion;
        if (&site->workflows[i] == lead->workflow ||
            !own_time_joins(lead->own, &site->workflows[i], lead->occasion, &occasion))
            continue;
        g_ptr_array_add(together, &site->workflows[i]);
        g_array_append_val(occasions, occasion);
    }
}

/* What takes the place of the first question stands first. */
static gboolean comes_first(const struct workflow *other, const struct workflow *lead)
{
    for (gsize i = 0; i < other->config->n_questions; i++)
        if (strcmp(other->config->questions[i].replaces, lead->config->questions[0].name) == 0)
            return TRUE;
    return FALSE;
}

/* Adds the rounds of those that joined: their own rows move on. */
static void parts_gather(const struct asking *lead, const GPtrArray *together,
                         const GArray *occasions, GArray *parts)
{
    for (guint i = 1; i < together->len; i++) {
        struct asking other = *lead;
        other.workflow = g_ptr_array_index(together, i);
        other.occasion = &g_array_index(occasions, struct occasion, i);
        other.ordinal = 0;
        part_put(&other, together, parts,
                 comes_first(other.workflow, lead->workflow) ? 0 : parts->len);
        ask_plan(lead, other.workflow, other.occasion->day + 1);
    }
}

static gboolean mail_parts(const struct asking *asking, const GArray *parts,
                           struct failure *failure)
{
    const struct person *person = asked_person(asking);
    struct draft draft;
    draft_begin(&draft, asking->planner, person, "question");
    g_autofree char *key =
        g_strdup_printf("question:%" G_GINT64_FORMAT, g_array_index(parts, struct part, 0).round);
    gboolean written =
        question_write(asking->planner, &draft, person, parts, letters_question, failure);
    if (written && question_queue(&draft, parts, key))
        asking->planner->report->asked++;
    draft_clear(&draft);
    return written;
}

gboolean ask_now(const struct asking *asking, struct failure *failure)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    g_autoptr(GPtrArray) together = g_ptr_array_new();
    g_autoptr(GArray) occasions = g_array_new(FALSE, FALSE, sizeof(struct occasion));
    join_others(asking, together, occasions);
    part_put(asking, together, parts, 0);
    if (parts->len == 0)
        return TRUE; /* asked before, or there is nothing to ask */
    parts_gather(asking, together, occasions, parts);
    return mail_parts(asking, parts, failure);
}

/* Takes one turn after the other up to now, and leaves a row for the next. */
static gboolean turns_take(struct planner *planner, const struct own_time *own,
                           const struct workflow *workflow, const struct due *due,
                           struct failure *failure)
{
    struct planned plan = {MAX(due->day, own->person->first_day), due->at};
    struct occasion occasion;
    const struct asking asking = {planner, own, workflow, &occasion, 0};
    for (;;) {
        enum turn turn = schedule_turn(own_time_schedule(own, workflow), own->rhythm, &plan,
                                       planner->site->now, &occasion);
        if (turn == TURN_NEVER)
            return TRUE;
        if (turn == TURN_LATER) {
            planner_due_set(planner, due, plan.day, plan.at);
            return TRUE;
        }
        if (turn == TURN_AWAY)
            ask_record(&asking, ROUND_AWAY, NULL);
        else if (own->person->suspended != 0)
            ask_record(&asking, ROUND_SKIPPED, WHY_UNREACHABLE);
        else if (turn == TURN_LATE)
            ask_record(&asking, ROUND_SKIPPED, "grace");
        else if (!ask_now(&asking, failure))
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
        struct own_time own = own_time_of(planner, person);
        fine = turns_take(planner, &own, workflow, due, failure);
    }
    person_free(person);
    return fine;
}
