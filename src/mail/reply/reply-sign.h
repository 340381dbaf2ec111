/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-sign.h - words that are a reaction, and no words: "👍", "+1", ":-)", "👍 Ann Lee reacted
 * to your message" */
#ifndef MUSTER_MAIL_REPLY_SIGN_H
#define MUSTER_MAIL_REPLY_SIGN_H

#include <glib.h>

/* The sign that TEXT is: the first emoji; "👍" for "+1" and where a client only says that its
 * user liked something. NULL when there is a word of somebody's own. WRITER as for reply_read().
 * Caller frees. */
char *reply_sign(const char *text, const char *writer);

/* The first emoji of TEXT with what belongs to it, such as its colour; NULL when there is none.
 * Caller frees. */
char *first_emoji(const char *text);

#endif
