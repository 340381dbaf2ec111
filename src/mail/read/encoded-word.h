/* SPDX-License-Identifier: GPL-3.0-or-later */
/* encoded-word.h - "=?charset?B?...?=" in header fields (RFC 2047, RFC 2231 section 5) */
#ifndef MUSTER_MAIL_ENCODED_WORD_H
#define MUSTER_MAIL_ENCODED_WORD_H

#include <glib.h>

/* TEXT, valid UTF-8, with its encoded words decoded: valid UTF-8 again, perhaps with controls. What
 * only looks like an encoded word stays as it is. Characters that a client split between two words
 * are joined. Caller frees. */
char *encoded_words_decode(const char *text);

#endif
