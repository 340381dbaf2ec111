/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settlement.h - what shall be written of one mail: between the decision and the transaction's rows
 *
 *  decide.c  what becomes of a mail, from what was read and what the store says now; writes nothing
 *  settle.c  writes it, and all that follows from it
 */
#ifndef WORK_SETTLEMENT_H
#define WORK_SETTLEMENT_H

#include "work/filer.h"

struct settlement {
    const char *outcome; /* as in received_mail */
    char *why;
    gint64 person, round; /* in whose name it is filed, and where; 0 when nowhere */
    GPtrArray *revisions; /* struct entry, one a round, to be added; NULL when none */
    GPtrArray *remarks;   /* struct remark, one a round, to be filed as comments; NULL when none */
    const char *skip_why; /* the open rounds of the mail end with this; NULL when not */
};
void settlement_clear(struct settlement *settlement);

/* OUTCOME is static, WHY is copied. */
void settle_as(struct settlement *settlement, const char *outcome, const char *why);

/* What becomes of ARRIVAL, whose mail was read. Only reads the store. */
void decide_read(struct filer *filer, const struct arrival *arrival, struct settlement *settlement);

#endif
