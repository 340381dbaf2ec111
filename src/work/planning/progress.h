/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/progress.h - how much of a plan is done, when somebody has answered for it
 *
 * Counts, for a team: of one person nobody is told.
 */
#ifndef WORK_PROGRESS_H
#define WORK_PROGRESS_H

#include "work/planning/planner.h"

struct plan_progress {
    guint planned, done; /* items */
};

/* Adds the plan of PERSON for which their answer in ROUND answers, where that asks about the plan of
 * another workflow. What was ticked elsewhere before counts too. */
void progress_add(struct planner *planner, const struct person *person, const struct round *round,
                  struct plan_progress *progress);

#endif
