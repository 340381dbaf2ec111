/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a round that asks what became of it, and what of it is left with that round's answer. */
#include "work/planning/progress.h"

#include <string.h>

#include "work/planning/plan-found.h"
#include "work/planning/plan-items.h"

gboolean question_ends_plan(const struct workflow_config *workflow,
                            const struct question_config *question)
{
    gsize length = strlen(workflow->name);
    gboolean own =
        strncmp(question->recall, workflow->name, length) == 0 && question->recall[length] == '.';
    return *question->recall != '\0' && !own;
}

/* How many of ITEMS the answer to QUESTION in ROUND says are moved. */
static guint moved_in(struct planner *planner, const struct round *round,
                      const struct question_config *question, const GPtrArray *items)
{
    const struct form *form = planner_form(planner, round->form);
    struct entry *entry = form != NULL ? entry_latest(planner->site->store, round->id) : NULL;
    guint moved = 0;
    for (guint i = 0; entry != NULL && i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        if (answer->question >= 1 && answer->question <= form->n_questions &&
            strcmp(form->questions[answer->question - 1].key, question->key) == 0)
            moved = plan_moved(items, answer->text);
    }
    entry_free(entry);
    return moved;
}

void progress_add(struct planner *planner, const struct person *person, const struct round *round,
                  struct plan_progress *progress)
{
    const struct workflow *workflow = site_workflow(planner->site, round->workflow);
    for (gsize i = 0; workflow != NULL && i < workflow->config->n_questions; i++) {
        const struct question_config *question = &workflow->config->questions[i];
        if (!question_ends_plan(workflow->config, question))
            continue;
        struct found_plan plan;
        plan_find(planner, person, round->day, question->recall, "", &plan);
        guint planned = plan.items->len;
        plan_leave(planner, person, round->day + 1, &plan);
        progress->planned += planned;
        progress->done += planned - plan.items->len;
        progress->moved += moved_in(planner, round, question, plan.items);
        found_plan_clear(&plan);
    }
}

void plans_count(struct plans_counted *counted, const struct plan_progress *progress)
{
    counted->planners += progress->planned > 0;
    counted->all.planned += progress->planned;
    counted->all.done += progress->done;
    counted->all.moved += progress->moved;
}
