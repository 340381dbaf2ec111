/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/receipts.h - mails that answer a person's own mail: what each is about, and how many
 * there were
 *
 * A row is there from the moment at which a mail was filed that asks for a receipt; it names the
 * mail once that is written. It goes with the mails that we got (retention).
 */
#ifndef MUSTER_STORE_RECEIPTS_H
#define MUSTER_STORE_RECEIPTS_H

#include "muster/store/store.h"

struct receipt {
    gint64 id;
    char *kind; /* a word of work/planning/receipt.h */
    gint64 person;
    gint64 round; /* where the mail was filed, or to which it said nothing; 0: nowhere */
    int revision; /* of its entry; 0: none */
    gint64 meant; /* the round whose mail was answered, where that is another; else 0 */
    gint64 about; /* the sent_mail that was answered, where it asked no round; else 0 */
    gint64 line;  /* the first for a 1-on-1 that named none of those whom the person meets; or 0 */
    char *caused_by; /* Message-ID of the mail, without brackets, or NULL */
    gint64 created;  /* instant */
    gint64 mail;     /* sent_mail; 0: not written */
};
void receipt_free(struct receipt *receipt);

/* Returns its id, or 0 when the person has one of the same kind for this round and revision, or
 * mail; ignores id and mail. */
gint64 receipt_add(struct store *store, const struct receipt *receipt);
struct receipt *receipt_get(struct store *store, gint64 id);
struct receipt *receipt_of_mail(struct store *store, gint64 mail); /* NULL: that was no receipt */
void receipt_set_mail(struct store *store, gint64 id, gint64 mail);
/* How many were written for PERSON of those created after SINCE. */
guint receipts_written(struct store *store, gint64 person, gint64 since);

#endif
