/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of an earlier round comes back with the question that asks what became of it, and what is
 * left of it with the one that plans anew.
 *
 * Promises: a plan comes back until it was answered for, and no longer: an answer to the question
 * that shows it ends it, done or not; what was ticked in the meantime, wherever it was shown, is
 * left out.
 */
#include "work/planning/recall.h"

#include <string.h>

#include "work/items/items.h"
#include "work/planning/earlier.h"
#include "work/planning/plan-found.h"
#include "work/planning/plan-items.h"

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

/* Another's plan, or what is left of its own. */
static gboolean shows_plan(const struct question_config *question, const GPtrArray *together)
{
    return *question->recall != '\0' || (question->carry && !is_recalled(question, together));
}

static void recall_plan(const struct recalling *recalling, const struct question_config *question,
                        guint number, GPtrArray *items)
{
    int32_t day = recalling->part->day;
    gboolean another = *question->recall != '\0';
    if (!shows_plan(question, recalling->together))
        return;
    struct found_plan plan;
    plan_find(recalling->planner, recalling->person, day,
              another ? question->recall : question->name, another ? question->name : "", &plan);
    plan_leave(recalling->planner, recalling->person, day, &plan);
    for (guint i = 0; i < plan.items->len; i++)
        item_add(items, number, plan.day, g_strdup(g_ptr_array_index(plan.items, i)));
    found_plan_clear(&plan);
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
