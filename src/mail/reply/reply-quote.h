/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-quote.h - which lines with quote marks are the older mail, and which the person quoted on
 * purpose */
#ifndef MUSTER_MAIL_REPLY_QUOTE_H
#define MUSTER_MAIL_REPLY_QUOTE_H

#include "mail/reply/sheet.h"

extern const struct rule rule_quote;

/* How far what was asked tells quotes apart. */
enum asked_state {
    ASKED_UNKNOWN, /* its text is not known */
    ASKED_ABSENT,  /* known, and nowhere in the reply */
    ASKED_FOUND,   /* known, and found: what does not have it is something else */
};

/* Marks the older mail's lines. Returns how many quotes it kept though nothing but their place and
 * words says that they are the person's. */
guint reply_mark_quotes(struct sheet *sheet, enum asked_state asked);

#endif
