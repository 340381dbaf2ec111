/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a round that asks what became of it, and what of it is left with that round's answer. */
#include "work/planning/progress.h"

#include <string.h>

#include "work/planning/plan-found.h"

/* A checklist of what the same workflow planned is part of its day, and not counted. */
static gboolean is_of_another(const struct workflow_config *workflow,
                              const struct question_config *question)
{
    gsize length = strlen(workflow->name);
    gboolean own =
        strncmp(question->recall, workflow->name, length) == 0 && question->recall[length] == '.';
    return *question->recall != '\0' && !own;
}

void progress_add(struct planner *planner, const struct person *person, const struct round *round,
                  struct plan_progress *progress)
{
    const struct workflow *workflow = site_workflow(planner->site, round->workflow);
    for (gsize i = 0; workflow != NULL && i < workflow->config->n_questions; i++) {
        const struct question_config *question = &workflow->config->questions[i];
        if (!is_of_another(workflow->config, question))
            continue;
        struct found_plan plan;
        plan_find(planner, person, round->day, question->recall, "", &plan);
        guint planned = plan.items->len;
        plan_leave(planner, person, round->day + 1, &plan);
        progress->planned += planned;
        progress->done += planned - plan.items->len;
        found_plan_clear(&plan);
    }
}
