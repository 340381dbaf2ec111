/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/kudos.h - words of thanks from one person to another
 *
 * They stand in no round: who got them hears of them in a mail, and whoever reads their teams in
 * the summary. What told them is noted, so that it is found when one of the two wants to be
 * forgotten.
 */
#ifndef MUSTER_STORE_KUDOS_H
#define MUSTER_STORE_KUDOS_H

#include "muster/store/store.h"

struct kudos {
    gint64 id;
    gint64 giver, receiver; /* people */
    gint64 round;           /* of the answer in which they stood; 0: in none */
    int32_t day;            /* of the giver */
    gint64 given;           /* instant */
    gint64 sequence;
    char *text; /* one line; "" when nothing but the name was written */
};
void kudos_free(struct kudos *kudos);

/* Returns its id; ignores id and sequence. 0, and nothing is written, when the same was said on
 * that day before. */
gint64 kudos_add(struct store *store, const struct kudos *kudos);

/* Lists of struct kudos, in order: what RECEIVER got after sequence SINCE; what they have yet to
 * hear of; all that PERSON gave or got. */
GPtrArray *kudos_since(struct store *store, gint64 receiver, gint64 since);
GPtrArray *kudos_untold(struct store *store, gint64 receiver);
GPtrArray *kudos_of(struct store *store, gint64 person);

/* MAIL (sent_mail), to the receiver or to somebody who reads their teams, tells KUDOS. */
void kudos_tell(struct store *store, gint64 kudos, gint64 mail);

#endif
