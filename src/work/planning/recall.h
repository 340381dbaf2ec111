/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/recall.h - what a person planned in an earlier round, as a list to be ticked in this one
 */
#ifndef MUSTER_WORK_RECALL_H
#define MUSTER_WORK_RECALL_H

#include "work/planning/question.h"

/* Gives the round of PART, which was just opened for PERSON, the items of the plans that its
 * questions recall. */
void recall_plans(struct planner *planner, const struct person *person, const struct part *part);

/* LINE behind the bullets, numbers and boxes of "- [ ] 1. tests". */
const char *behind_bullets(const char *line);

/* The items of the plan TEXT: a line is one, without its bullet, number or box. Caller frees. */
char **plan_items(const char *text);

#endif
