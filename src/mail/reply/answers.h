/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers.h - which of the person's words answer which question */
#ifndef MUSTER_MAIL_ANSWERS_H
#define MUSTER_MAIL_ANSWERS_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

struct answers {
    GPtrArray *placed; /* struct answer, in question order, only those answered */
    GPtrArray *items;  /* struct item_said, in order */
    char *unplaced;    /* own words that belong to no question; "" when none */
    gboolean in_order; /* nothing but their order says which question they answer */
    gboolean adds;     /* what is unplaced began with "+", or all of it did */
};

/* Puts each own line of PAGE, whose passes are done, under the question that it answers: words
 * below a question that the reply repeats; numbered; labelled; paragraphs in order when there are
 * as many as questions. No own word is lost: what fits nowhere is unplaced. Caller frees both
 * parts. */
struct answers answers_find(const struct sheet *sheet, const struct asked *asked);

#endif
