/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster-plan.h - what a sync would do, before it does it */
#ifndef WORK_ROSTER_PLAN_H
#define WORK_ROSTER_PLAN_H

#include "muster/work/roster.h"
#include "work/people/roster-file.h"

/* One row of the file, and the person that it speaks of. */
struct roster_step {
    const struct roster_row *row; /* borrowed */
    struct person *person;        /* borrowed from the plan; NULL: somebody new */
    gboolean renamed, back;
    gboolean told[ROSTER_COLUMNS];    /* the cell differs from that of the last sync */
    gboolean changes[ROSTER_COLUMNS]; /* ... and from what the person has now */
};

struct roster_plan {
    GPtrArray *people;  /* struct person: all of the store */
    GPtrArray *steps;   /* struct roster_step, in the order of the file */
    GPtrArray *missing; /* struct person, borrowed: came from a file, and not in it any more */
    guint n_leavers;    /* of these, who has not left before */
    guint n_roster;     /* people who came from a file and have not left */
};

/* Compares ROWS with the store. What the file cannot mean goes to FAULTS. Never NULL; borrows
 * ROWS. */
struct roster_plan *roster_plan_make(struct store *store, const GPtrArray *rows, const char *file,
                                     struct faults *faults);
void roster_plan_free(struct roster_plan *plan);

/* What PERSON has in COLUMN now, in the form of a cell; "" when nothing. Caller frees. */
char *roster_current(const struct person *person, enum roster_column column);

#endif
