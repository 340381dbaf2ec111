/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/attachments/arriving.h - what becomes of files that come with an answer */
#ifndef WORK_ATTACHMENTS_ARRIVING_H
#define WORK_ATTACHMENTS_ARRIVING_H

#include "muster/mail/understand.h"
#include "muster/work/site.h"

/* Makes the names of the files of DESCRIPTION, which has some, what it says: in the place of words
 * that are no answer of their own. */
void attachments_speak(struct description *description);

/* Files ATTACHMENTS (struct mail_attachment) with the answer to ROUND, and keeps what the site
 * allows; the others only have a name there. In the caller's transaction; trouble of the disk
 * sticks to the store. FRESH as in attachment_keep(). */
void attachments_file(const struct site *site, gint64 round, const GPtrArray *attachments,
                      GPtrArray *fresh);

#endif
