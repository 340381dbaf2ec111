/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/progress.h - how much of a plan is done or moved, when somebody has answered for it
 *
 * Counts, for a team: of one person nobody is told.
 */
#ifndef WORK_PROGRESS_H
#define WORK_PROGRESS_H

#include "work/planning/planner.h"

struct plan_progress {
    guint planned, done, moved; /* items; what is moved is not done */
};

/* An answer to QUESTION of WORKFLOW answers for a plan of another workflow, which ends there: a
 * checklist of what the same one planned is part of its day. */
gboolean question_ends_plan(const struct workflow_config *workflow,
                            const struct question_config *question);

/* Adds the plan of PERSON for which their answer in ROUND answers, where that asks about the plan of
 * another workflow. What was ticked elsewhere before counts too. */
void progress_add(struct planner *planner, const struct person *person, const struct round *round,
                  struct plan_progress *progress);

/* A team's, person by person. */
struct plans_counted {
    struct plan_progress all;
    guint planners; /* people who had planned something */
};
void plans_count(struct plans_counted *counted, const struct plan_progress *progress);

#endif
