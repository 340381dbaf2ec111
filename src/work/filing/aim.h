/* SPDX-License-Identifier: GPL-3.0-or-later */
/* aim.h - which round a reply is really for, when it answers an old mail (PRODUCT, ANS 6 and SCH 12)
 *
 * People reply to old mails, and address books complete old tokens. Who has answered a round, whose
 * end has passed, and writes once more without a word on what is answered, means the round that is
 * open; or, when none is and another one comes today, that one: an early answer, which spares its
 * question.
 */
#ifndef WORK_AIM_H
#define WORK_AIM_H

#include "muster/work/site.h"

/* What a reply says of where it belongs. */
enum aim {
    AIM_MARKED, /* by number, label or quoted question: here */
    AIM_LOOSE,  /* nothing */
    AIM_TODAY,  /* it is about the day on which it was written: "off today" */
};

/* The round for which a reply to ROUND by PERSON, accepted at RECEIVED, is meant: NULL when that is
 * ROUND itself. Its id is 0 when it is yet to be opened, for an answer before its question; then
 * its form is 0 too. Only reads the store. Caller frees. */
struct round *aim_elsewhere(struct site *site, const struct person *person,
                            const struct round *round, enum aim aim, gint64 received);

/* What ROUND asks, opened or not; NULL when the store has failed. Caller frees. */
struct form *aim_form(const struct site *site, const struct person *person,
                      const struct round *round);

/* Opens in the store the round that aim_elsewhere() made up for PERSON. Its id, also in ROUND, with
 * its form. */
gint64 aim_open(const struct site *site, const struct person *person, struct round *round);

/* The instant at which ROUND's question is due by PERSON's time, 0 when there is none on its day. */
gint64 aim_asks_at(struct site *site, const struct person *person, const struct round *round);

/* True when ROUND was opened by its answer: no mail of ours asked it. */
gboolean aim_is_early(struct store *store, const struct round *round);

#endif
