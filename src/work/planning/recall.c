/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of an earlier round comes back with the question that asks what became of it, and what is
 * left of it with the one that plans anew.
 *
 * Promises: a plan comes back until it was answered for, and no longer: an answer to the question
 * that shows it ends it, done or not; what was ticked in the meantime, wherever it was shown, is
 * left out. Does not: look further back than RECALL_DAYS, nor before the person's first day.
 */
#include "work/planning/recall.h"

#include <string.h>

#include "work/items/items.h"
#include "work/planning/earlier.h"
#include "work/planning/plan-items.h"

enum { RECALL_DAYS = 100 /* a monthly plan may skip two months */ };

/* One question that shows a plan. */
struct recall {
    const char *plans; /* name of the question that planned */
    const char *asks;  /* the one an answer to which ends it; "": none does */
    const struct question_config *planned_by; /* what was found; NULL: nothing */
    int32_t planned;
    GPtrArray *items; /* char * */
};

/* --- what was planned --- */

static enum earlier_role plan_role(const struct question_config *question, gconstpointer data)
{
    const struct recall *recall = data;
    if (question_stands_for(question, recall->plans))
        return EARLIER_PLANS;
    return question_stands_for(question, recall->asks) ? EARLIER_ASKS : EARLIER_NONE;
}

static gboolean plan_found(const struct earlier *earlier, gpointer data)
{
    struct recall *recall = data;
    if (earlier->role != EARLIER_PLANS)
        return TRUE;
    recall->planned_by = earlier->question;
    recall->planned = earlier->day;
    g_auto(GStrv) texts = plan_items(earlier->answer->text);
    for (char **text = texts; *text != NULL && !earlier->answer->nothing; text++)
        g_ptr_array_add(recall->items, g_strdup(*text));
    return TRUE;
}

/* --- what of it was done since --- */

/* Questions that showed the plan that was found. */
static enum earlier_role tick_role(const struct question_config *question, gconstpointer data)
{
    const struct recall *recall = data;
    return question_stands_for(recall->planned_by, question->recall) ? EARLIER_ASKS : EARLIER_NONE;
}

static gboolean tick_found(const struct earlier *earlier, gpointer data)
{
    struct recall *recall = data;
    plan_strike(recall->items, earlier->answer->text);
    return recall->items->len == 0;
}

/* --- both --- */

static void recall_search(struct planner *planner, const struct person *person, int32_t day,
                          struct recall *recall)
{
    struct look_back look = {.site = planner->site,
                             .forms = planner->forms,
                             .person = person->id,
                             .since = MAX(day - RECALL_DAYS, person->first_day),
                             .before = day,
                             .role = plan_role,
                             .found = plan_found,
                             .data = recall};
    look_back(&look);
    if (recall->planned_by == NULL)
        return;
    look.since = recall->planned + 1;
    look.role = tick_role;
    look.found = tick_found;
    look_back(&look);
}

/* True when a question of TOGETHER asks what became of what QUESTION planned: what is left of it will
 * be known from the same reply. */
static gboolean is_recalled(const struct question_config *question, const GPtrArray *together)
{
    for (guint i = 0; i < together->len; i++) {
        const struct workflow *workflow = g_ptr_array_index(together, i);
        for (gsize k = 0; k < workflow->config->n_questions; k++)
            if (strcmp(workflow->config->questions[k].recall, question->name) == 0)
                return TRUE;
    }
    return FALSE;
}

/* Whose plan QUESTION shows: another's, or what is left of its own. FALSE when none. */
static gboolean recall_begin(const struct question_config *question, const GPtrArray *together,
                             struct recall *recall_r)
{
    gboolean another = *question->recall != '\0';
    *recall_r = (struct recall){.plans = another ? question->recall : question->name,
                                .asks = another ? question->name : ""};
    return another || (question->carry && !is_recalled(question, together));
}

static void item_add(GPtrArray *items, guint question, int32_t planned, char *text)
{
    struct round_item *item = g_new0(struct round_item, 1);
    *item = (struct round_item){question, planned, text};
    g_ptr_array_add(items, item);
}

/* What was in the person's way, and is not known to be over. */
static void recall_blockers(struct planner *planner, const struct person *person, guint question,
                            GPtrArray *items)
{
    g_autoptr(GPtrArray) open = items_written_by(planner->site->store, person->id);
    for (guint i = 0; i < open->len && i < PLAN_ITEMS_MAX; i++) {
        const struct item *blocker = g_ptr_array_index(open, i);
        if (blocker->kind != ITEM_BLOCKER)
            continue;
        g_autofree char *shown = item_shown(blocker);
        item_add(items, question, blocker->day, plan_item(shown));
    }
}

static void item_release(gpointer item)
{
    round_item_free(item);
}

static void recall_plan(const struct recalling *recalling, const struct question_config *question,
                        guint number, GPtrArray *items)
{
    struct recall recall;
    if (!recall_begin(question, recalling->together, &recall))
        return;
    recall.items = g_ptr_array_new_with_free_func(g_free);
    recall_search(recalling->planner, recalling->person, recalling->part->day, &recall);
    for (guint i = 0; i < recall.items->len; i++)
        item_add(items, number, recall.planned, g_strdup(g_ptr_array_index(recall.items, i)));
    g_ptr_array_unref(recall.items);
}

void recall_plans(const struct recalling *recalling)
{
    struct planner *planner = recalling->planner;
    const struct part *part = recalling->part;
    const struct form *form = planner_form(planner, part->form);
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(item_release);
    for (guint i = 0; form != NULL && i < form->n_questions; i++) {
        const struct question_config *question =
            question_of(part->workflow->config, form->questions[i].key);
        if (strcmp(form->questions[i].kind, "blocker") == 0)
            recall_blockers(planner, recalling->person, i + 1, items);
        else if (question != NULL)
            recall_plan(recalling, question, i + 1, items);
    }
    round_items_put(planner->site->store, part->round, items);
}
