/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-letter.h - how letters begin and end */
#ifndef MUSTER_MAIL_REPLY_LETTER_H
#define MUSTER_MAIL_REPLY_LETTER_H

#include "mail/reply/reply-prose.h"

/* "Kind regards", and perhaps a name behind it: "LG, Eva". WORD_CLOSING, WORD_THANKS or both; 0: it
 * is none. */
guint32 closing_class(const struct sheet *sheet, const struct line *line);

/* Cuts a letter's end from the passage. FALSE when nothing of it is left. */
gboolean letter_cut_closing(struct sheet *sheet, struct passage *passage,
                            const struct circumstances *of);

/* Cuts "Hi all," on the first line. */
void letter_cut_greeting(struct sheet *sheet);

#endif
