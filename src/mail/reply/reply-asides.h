/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-asides.h - "1on1: ...": what stands in an answer and is not for those who read it */
#ifndef MUSTER_MAIL_REPLY_ASIDES_H
#define MUSTER_MAIL_REPLY_ASIDES_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

/* Takes such lines, and those that go on with them, out of SHEET, whose passes are done. Returns what
 * they say, a point each; none where ASKED (may be NULL) asks nothing. char *; caller frees. */
GPtrArray *reply_take_asides(struct sheet *sheet, const struct asked *asked);

/* Behind bullets, stars of emphasis and "2." at AT. */
const char *reply_behind_marks(const char *at);

#endif
