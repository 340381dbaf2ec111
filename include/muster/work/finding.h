/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/finding.h - what was written, by its words, as somebody may read it
 */
#ifndef MUSTER_WORK_FINDING_H
#define MUSTER_WORK_FINDING_H

#include "muster/work/site.h"

/* Rounds with all of WORDS that PERSON may read (PRODUCT 4): their own, and those written in teams that they read or are in.
 * NULL: the operator, who reads all. Newest first, at most LIMIT. Struct search_hit; caller unrefs. */
GPtrArray *entries_find(struct store *store, const struct person *person, const char *words,
                        guint limit);

#endif
