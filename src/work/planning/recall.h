/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/recall.h - what a person planned in an earlier round, as a list to be ticked in this one
 */
#ifndef MUSTER_WORK_RECALL_H
#define MUSTER_WORK_RECALL_H

#include "work/planning/question.h"

/* A round that was just opened. */
struct recalling {
    struct planner *planner;
    const struct person *person;
    const struct part *part;
    const GPtrArray *together; /* struct workflow *: what its mail asks, itself included */
};

/* Gives the round the items of the plans that its questions show. */
void recall_plans(const struct recalling *recalling);

#endif
