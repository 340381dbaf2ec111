/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/blocked.h - whether something was in somebody's way when they last wrote
 */
#ifndef MUSTER_WORK_BLOCKED_H
#define MUSTER_WORK_BLOCKED_H

#include "work/planning/question.h"

/* The question of FORM, from 1, that PART asks about what is in PERSON's way, when the latest entry before PART's day named
 * something there; 0 when it did not, is too old, or FORM has no such question. */
guint blocked_question(struct store *store, const struct part *part, const struct form *form,
                       const struct person *person);

#endif
