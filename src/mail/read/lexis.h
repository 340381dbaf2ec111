/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexis.h - what stands between and around the words of structured fields: blanks, comments, quotes
 *
 * RFC 5322 section 3.2. Comments nest; they are counted, not recursed into.
 */
#ifndef MUSTER_MAIL_LEXIS_H
#define MUSTER_MAIL_LEXIS_H

#include "mail/read/slice.h"

/* The length of the comment or quoted string that TEXT starts with. One that is never closed goes
 * to the end of TEXT, and *CLOSED_R (may be NULL) is FALSE. */
gsize lexis_nested(struct slice text, gboolean *closed_r);

/* Steps over blanks and comments. FALSE at a comment that is never closed. */
gboolean lexis_skip(struct slice *rest);

/* QUOTED, a quoted string with its quotes, as it is meant. Caller frees. */
char *lexis_unquote(struct slice quoted);

#endif
