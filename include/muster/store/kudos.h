/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/kudos.h - words of thanks from one person to another
 *
 * They stand in no round: who got them hears of them as news of no thread (store/news.h), and
 * whoever reads their teams in the summary. What told them is noted, so that it is found when one
 * of the two wants to be forgotten.
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

struct kudos *kudos_get(struct store *store, gint64 id);
/* Lists of struct kudos, in order: what RECEIVER got after sequence SINCE; all that PERSON gave or
 * got. */
GPtrArray *kudos_since(struct store *store, gint64 receiver, gint64 since);
GPtrArray *kudos_of(struct store *store, gint64 person);

/* MAIL (sent_mail), to somebody who reads the receiver's teams, tells KUDOS. */
void kudos_tell(struct store *store, gint64 kudos, gint64 mail);

/* Its giver takes it back: its words are gone, and nobody is told of it any more. The rest stays
 * until it is erased: by that the mails that told of it are found. */
void kudos_withdraw(struct store *store, gint64 kudos);
/* A mail to the receiver told of it. */
gboolean kudos_is_told(struct store *store, gint64 kudos);

#endif
