/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/goals.h - goals for whoever runs the site: what is done to them, and how they look
 *
 * The store's face (store/goals.h) has them as rows; people make and feed them by mail.
 */
#ifndef MUSTER_WORK_GOALS_H
#define MUSTER_WORK_GOALS_H

#include "muster/work/site.h"

/* Does what TEXT says, in the words that stand behind "goal" in a mail: "new Halve the queue:
 * open tickets 120 -> 60 by Q1 team core @ann@acme.example", "3 +2", "3 done". In a transaction
 * of its own. FAILURE_USAGE says why not. */
gboolean goal_want(struct site *site, const char *text, gint64 *goal_r, struct failure *failure);

/* Appends GOAL with its key results to OUT, a line each, in the site's language. */
void goal_append(const struct site *site, const struct goal *goal, GString *out);
/* How much of its way RESULT has gone, in percent. */
int key_result_percent(const struct key_result *result);

#endif
