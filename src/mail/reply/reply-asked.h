/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-asked.h - recognises in a reply what was asked, by its words */
#ifndef MUSTER_MAIL_REPLY_ASKED_H
#define MUSTER_MAIL_REPLY_ASKED_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

extern const struct rule rule_asked;

/* Marks the lines of PAGE that repeat what was asked, whatever a client did to them (marks,
 * wrapping, joining, lost numbers), and sets their `question` and `after_asked`. BELOW is the first
 * line that stands under the header or attribution of an unmarked quote: under it less evidence is
 * needed than among a person's own words. A line that goes on with the person's words behind a
 * question keeps them as its own part. Returns how many lines it found. */
guint reply_mark_asked(struct sheet *sheet, const struct asked *asked, gsize below);

#endif
