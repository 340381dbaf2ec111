/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-marks.h - the lines by which mail clients say that an older mail follows
 *
 * An attribution ("On Monday Ann wrote:"), a header block ("From: ... Sent: ..."), a separator
 * ("-----Original Message-----"). What follows one is quoted with marks, or it is not marked at
 * all: then it goes to the end.
 */
#ifndef MUSTER_MAIL_REPLY_MARKS_H
#define MUSTER_MAIL_REPLY_MARKS_H

#include "mail/reply/sheet.h"

extern const struct rule rule_attribution;
extern const struct rule rule_header_block;
extern const struct rule rule_separator;
extern const struct rule rule_forwarded;
extern const struct rule rule_answer_above;

/* If an attribution begins on line AT: how many lines it takes. Else 0. */
gsize attribution_lines(const struct sheet *sheet, gsize at);

/* If a header block begins on line AT: how many lines it takes. With AFTER_SEPARATOR less is
 * needed. Else 0. */
gsize header_block_lines(const struct sheet *sheet, gsize at, gboolean after_separator);

/* "To: ..." or "Subject: ...": the writer and the date stand elsewhere. */
gboolean header_names_addressee(const struct sheet *sheet, gsize at);

/* The same for a head without colons: Lotus Notes and, below a separator, eM Client. */
gsize notes_block_lines(const struct sheet *sheet, gsize at, gboolean after_separator);

/* Notes' "Ann Lee ---24.11.2026 09:00---Hello": name, date and the first words of the older mail. */
gboolean notes_attribution(const struct sheet *sheet, gsize at);

/* Where in line AT an attribution begins behind words of the person: "ok --- On Monday Ann wrote:".
 * The line's end when there is none. */
guint32 attribution_behind(const struct sheet *sheet, gsize at);

/* GroupWise's ">>> Ann Lee 11/24/2026 9:00 AM >>>", which looks like a quote. */
gboolean attribution_in_marks(const struct sheet *sheet, gsize at);

/* The rule for which line AT is a separator, or NULL. */
const struct rule *separator_rule(const struct sheet *sheet, gsize at);

#endif
