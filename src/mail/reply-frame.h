/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-frame.h - what stands around a person's words: footers, disclaimers, signatures, the frame
 * of a letter */
#ifndef MUSTER_MAIL_REPLY_FRAME_H
#define MUSTER_MAIL_REPLY_FRAME_H

#include "mail/sheet.h"

/* How a reply is to be read. */
struct letter_frame {
    const char *writer; /* the name in From, or NULL */
    gboolean questions; /* it answers questions: greeting and closing are no part of an answer */
};

/* Marks what stands around the words, in each run of own lines. Never all that the person wrote. */
void reply_mark_frame(struct sheet *sheet, const struct letter_frame *frame);

#endif
