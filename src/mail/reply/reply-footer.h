/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-footer.h - what phones, webmail and companies add below a mail */
#ifndef MUSTER_MAIL_REPLY_FOOTER_H
#define MUSTER_MAIL_REPLY_FOOTER_H

#include "mail/reply/sheet.h"

extern const struct rule rule_footer;
extern const struct rule rule_disclaimer;
extern const struct rule rule_litter;

/* Whether the line is one that a phone or webmail adds: "Sent from my iPhone". */
gboolean footer_line(const struct sheet *sheet, gsize at);

/* Whether the line is one that a program leaves of what it cannot show: "Non-text part: text/html"
 * (notmuch). */
gboolean litter_line(const struct sheet *sheet, gsize at);

/* Whether the lines FIRST..LAST are a paragraph about confidentiality. */
gboolean disclaimer_paragraph(const struct sheet *sheet, gsize first, gsize last);

#endif
