/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/plan-found.h - the last plan that a person made, and what of it is left
 */
#ifndef WORK_PLAN_FOUND_H
#define WORK_PLAN_FOUND_H

#include "work/planning/planner.h"

struct found_plan {
    const struct question_config *by; /* the question that it answered; NULL: there is none */
    int32_t day;                      /* of its round */
    GPtrArray *items;                 /* char *: never NULL */
};

/* Finds what PERSON last answered before DAY to the question called PLANS, or to one that stands for
 * it; nothing when they answered the one called ASKS (may be "") since. Clear with
 * found_plan_clear(). */
void plan_find(struct planner *planner, const struct person *person, int32_t day, const char *plans,
               const char *asks, struct found_plan *plan_r);
/* Takes from it what PERSON ticked before DAY, wherever it was shown. */
void plan_leave(struct planner *planner, const struct person *person, int32_t day,
                struct found_plan *plan);
void found_plan_clear(struct found_plan *plan);

#endif
