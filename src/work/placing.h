/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placing.h - the answers of one reply, under the rounds that they belong to */
#ifndef WORK_PLACING_H
#define WORK_PLACING_H

#include "muster/work/recognise.h"

/* The next revision of each round that DESCRIPTION says something new about, tokens masked; `round`
 * is set. A mail with several rounds numbers its questions through; words under no question go to
 * the first round that was answered, else to the first. Rounds are to be as the store has them now;
 * only reads it. struct entry; never NULL, caller unrefs. */
GPtrArray *placing_revisions(const struct site *site, const struct recognised *recognised,
                             const struct description *description);

#endif
