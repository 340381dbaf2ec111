/* SPDX-License-Identifier: GPL-3.0-or-later */
/* saying.h - a reply that speaks of numbered items */
#ifndef MUSTER_WORK_SAYING_H
#define MUSTER_WORK_SAYING_H

#include "muster/work/recognise.h"
#include "work/items/items.h"

/* What a person says of one item. */
struct saying {
    struct item *item; /* owned */
    gboolean over;
    gboolean whole; /* it is all that the reply says: "done" below what told of nothing else */
    char *text;     /* what is said of it; "" when no more than that it is over; owned */
};

/* The numbers (guint32) of the open items that a reply to MAIL may speak of: those of its addressee, and those that it told
 * of; of a 1-on-1, all that its addressee may close. */
GArray *items_open_to(struct store *store, const struct sent_mail *mail);

/* SAID says more of its item than that it is over. */
gboolean item_said_has_words(const struct item_said *said);

/* What DESCRIPTION, of RECOGNISED's person, says of items that concern them; struct saying. In a
 * reply about a 1-on-1 only that they are over: other words stay between the two. */
GPtrArray *sayings_read(struct store *store, const struct recognised *recognised,
                        const struct description *description);
/* SAYINGS, read of DESCRIPTION, are all that it says: nothing is lost without the rest. */
gboolean sayings_say_all(const GPtrArray *sayings, const struct recognised *recognised,
                         const struct description *description);

/* Closes the item, and tells whom it concerns; or files the words as a comment. */
void saying_file(struct site *site, const struct recognised *recognised,
                 const struct saying *saying, gint64 received, gint64 mail);
/* The same of PERSON, who said it in a mail that told of nothing, and answered our mail ANSWERS (0: none). */
void saying_file_of(struct site *site, const struct person *person, const struct saying *saying,
                    gint64 answers, gint64 mail);
/* The item of which COMMENT says only that it is over, as saying_file() writes it. NULL: it says
 * something else, or the item is gone, or of another round: who reads of this one may not read
 * that, and anybody may write a number. Caller frees. */
struct item *item_said_over(struct store *store, const struct comment *comment);

#endif
