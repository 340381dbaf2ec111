/* SPDX-License-Identifier: GPL-3.0-or-later */
/* visible.h - which lines of a reply the person newly wrote */
#ifndef MUSTER_MAIL_VISIBLE_H
#define MUSTER_MAIL_VISIBLE_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

/* What was found besides the lines themselves. */
struct visible {
    gboolean asked;     /* what was asked was found in the reply */
    gboolean forwarded; /* a forwarded mail was found */
    guint kept_quotes;  /* quotes kept as the person's own */
};

/* Gives every line of PAGE that is not the person's its rule. WRITER as for reply_read(). */
struct visible visible_mark(struct sheet *sheet, const struct asked *asked, const char *writer);

/* Appends the own lines FIRST..LAST to OUT as text: LF, no blank lines around it. Pieces between
 * which something was cut stand right below each other. */
void visible_append(const struct sheet *sheet, gsize first, gsize last, GString *out);

/* What was cut, as struct mail_cut in order: neighbouring lines of one rule make one. */
GPtrArray *visible_cuts(const struct sheet *sheet);

#endif
