/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/meeting-pairs.h - how often two people meet, where one of them said so by mail
 */
#ifndef MUSTER_STORE_MEETING_PAIRS_H
#define MUSTER_STORE_MEETING_PAIRS_H

#include "muster/store/store.h"

struct meeting_pair {
    gint64 host, guest; /* people; the host's calendar sets the hour */
    char *days;         /* as in a file: "tue every 2 weeks"; "": they do not meet */
    char *at;           /* "10:00" */
};
void meeting_pair_free(struct meeting_pair *pair);

/* All of them. Struct meeting_pair; caller unrefs. */
GPtrArray *meeting_pairs_all(struct store *store);
/* What was said of ONE and OTHER, whoever is the host; NULL: nothing. */
struct meeting_pair *meeting_pair_get(struct store *store, gint64 one, gint64 other);
/* PAIR takes the place of what was said of the two. */
void meeting_pair_put(struct store *store, const struct meeting_pair *pair);

#endif
