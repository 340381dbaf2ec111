/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing.h - which items there are, for whoever asks */
#ifndef MUSTER_WORK_LISTING_H
#define MUSTER_WORK_LISTING_H

#include "muster/work/site.h"

/* True when PERSON wrote ITEM, shall do something about it, or reads a team in which it was written. */
gboolean item_concerns(const struct item *item, const struct person *person);
/* The same, or PERSON is in such a team: it may be seen by who asks, and is shown to nobody who does not. */
gboolean item_may_be_seen(const struct item *item, const struct person *person);

/* What is open and PERSON's own, or in the way of somebody of their teams: struct item, by number. Caller unrefs. */
GPtrArray *items_open_for(struct store *store, const struct person *person);
/* All that is open and concerns PERSON, so that they may close it: struct item, by number. Caller
 * unrefs. */
GPtrArray *items_concerning(struct store *store, const struct person *person);

#endif
