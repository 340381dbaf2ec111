/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store/goal-steps.h - how goals go: with who made them alone, and with time */
#ifndef MUSTER_STORE_GOAL_STEPS_H
#define MUSTER_STORE_GOAL_STEPS_H

#include "store/sql.h"

/* The words of enum goal_confidence, as they are kept. */
#define GOAL_CONFIDENCES "", "low", "medium", "high"

/* Mails that show goals that PERSON made or fed. GArray of gint64, caller frees. */
GArray *goal_mails_of(struct store *store, gint64 person);

/* Goals in which nobody else had a hand go whole; of the others the words and the name of
 * PERSON. */
void goals_forget_person(struct store *store, gint64 person);

/* Erases goals that were over before the day BEFORE, and of steps that old who told them in what
 * words; at most about LIMIT rows each. TRUE when there is more. */
gboolean goals_erase(struct store *store, int32_t before, guint limit);

#endif
