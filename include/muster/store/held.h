/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/held.h - held mail after the owner's word, and who has looked at it
 *
 * What is held is a received_mail (mails.h) of outcome "held" or "poison"; it goes with
 * retention as all of them do.
 */
#ifndef MUSTER_STORE_HELD_H
#define MUSTER_STORE_HELD_H

#include "muster/store/mails.h"

struct received_mail *received_mail_get(struct store *store, gint64 id); /* NULL: there is none */

/* How many are held of those with an id above AFTER, and the highest id of any; 0 when none is. */
struct held_counts {
    gint64 newer, last;
};
void held_count(struct store *store, gint64 after, struct held_counts *counts_r);

/* Settles again what is held: gives the row of MAIL's id its outcome, why, person and round. FALSE,
 * and nothing happens, when that is held no longer. */
gboolean held_settle(struct store *store, const struct received_mail *mail);

/* Somebody has read the text of a held mail. */
struct held_look {
    gint64 at; /* instant */
    char *who;
};
void held_look_add(struct store *store, gint64 mail, const struct held_look *look);
/* struct held_look, in order; free with g_ptr_array_unref(). */
GPtrArray *held_looks(struct store *store, gint64 mail);

#endif
