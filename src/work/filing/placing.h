/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placing.h - the answers of one reply, under the rounds that they belong to
 *
 * A mail with several rounds numbers its questions through; words under no question go to the first
 * round that was answered, else to the first.
 */
#ifndef WORK_PLACING_H
#define WORK_PLACING_H

#include "muster/work/recognise.h"
#include "work/filing/merge.h"

/* What DESCRIPTION says to each round of RECOGNISED, of which there is at least one; a struct
 * contribution each, in their order. Caller unrefs. */
GPtrArray *placing_contributions(const struct recognised *recognised,
                                 const struct description *description);

/* CONTRIBUTION, made for the questions of FROM, as it answers those of TO: by their keys. What TO
 * does not ask becomes unplaced. Caller frees. */
struct contribution *contribution_transfer(const struct contribution *contribution,
                                           const struct form *from, const struct form *to);

/* ENTRY said once more. Caller frees. */
struct contribution *contribution_of_entry(const struct entry *entry);

/* The next revision of ROUND, as the store has it now; NULL when CONTRIBUTION says nothing new
 * there. `round` is set. */
struct entry *placing_revision(struct store *store, const struct round *round,
                               const struct contribution *contribution);

#endif
