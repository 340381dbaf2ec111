/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-quote.h - which lines with quote marks are the older mail, and which the person quoted on
 * purpose */
#ifndef MUSTER_MAIL_REPLY_QUOTE_H
#define MUSTER_MAIL_REPLY_QUOTE_H

#include "mail/sheet.h"

extern const struct rule rule_quote;

/* Marks the older mail's lines. ASKED_KNOWN: the text that was asked is known, and was found in the
 * sheet. Returns how many quotes it kept though nothing but their place says that they are the
 * person's. */
guint reply_mark_quotes(struct sheet *sheet, gboolean asked_known);

#endif
