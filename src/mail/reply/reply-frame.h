/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-frame.h - what stands around a person's words: footers, disclaimers, signatures, the frame
 * of a letter */
#ifndef MUSTER_MAIL_REPLY_FRAME_H
#define MUSTER_MAIL_REPLY_FRAME_H

#include "mail/reply/sheet.h"

/* Marks what stands around the words, in each run of own lines. Never all that the person wrote.
 * WRITER is the name in From, or NULL. With QUESTIONS it answers some: then greeting and closing
 * are no part of an answer. */
void reply_mark_frame(struct sheet *sheet, const char *writer, gboolean questions);

#endif
