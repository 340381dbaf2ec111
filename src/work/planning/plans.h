/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/plans.h - the earlier plans that a round shows, each under its question
 */
#ifndef WORK_PLANS_H
#define WORK_PLANS_H

#include "muster/store/rounds.h"

/* The items that one question shows. */
struct plan {
    const char *const *items; /* NULL-terminated; empty when there are none */
    int32_t planned;          /* the day */
};

struct plans {
    struct plan *of;    /* each question, from 0 */
    GPtrArray *items;   /* struct round_item: what `of` borrows */
    const char **texts; /* theirs, each question's ending in NULL */
};

/* Those of ROUND, whose form has N_QUESTIONS. Caller frees. */
struct plans *plans_read(struct store *store, gint64 round, guint n_questions);
/* Of the blockers that QUESTION, counted from 0, shows only those that are still open: one may have
 * been closed since its round was opened. */
void plans_leave_open(struct plans *plans, struct store *store, guint question);
void plans_free(struct plans *plans);

#endif
