/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waiting.h - what has waited for a person long enough to be said in their next check-in */
#ifndef MUSTER_WORK_WAITING_H
#define MUSTER_WORK_WAITING_H

#include "work/letters/letters.h"
#include "work/planning/planner.h"

struct waiting {
    GArray *views;              /* struct item_view: what they borrow follows */
    GPtrArray *items, *writers; /* struct item; struct person, NULL for PERSON's own */
};

/* Blockers in which PERSON is named and that are some days old, and actions of theirs that are due. No mail of their own:
 * a nudge is a line where people look anyway. */
void waiting_read(struct planner *planner, const struct person *person, struct waiting *waiting_r);
void waiting_clear(struct waiting *waiting);

#endif
