/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-signature.h - signatures with a delimiter and without one, and the frame of a letter */
#ifndef MUSTER_MAIL_REPLY_SIGNATURE_H
#define MUSTER_MAIL_REPLY_SIGNATURE_H

#include "mail/sheet.h"

extern const struct rule rule_signature;
extern const struct rule rule_greeting;

/* The rule for which line AT begins a signature ("-- ", "--", a dash, "____"), or NULL. */
const struct rule *signature_delimiter(const struct sheet *sheet, gsize at);

/* How a letter is to be read. */
struct letter_frame {
    const char *writer; /* the name in From, or NULL */
    gboolean
        questions; /* it answers questions: then greeting and closing are no part of an answer */
};

/* Marks, in each run of own lines, footers, disclaimers, signatures and - in answers to questions -
 * greeting and closing. Never all that the person wrote. */
void reply_mark_frame(struct sheet *sheet, const struct letter_frame *frame);

#endif
