/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mail/write/compose-body.h - text as the body of a part: CRLF, short lines, 7 bits */
#ifndef MAIL_COMPOSE_BODY_H
#define MAIL_COMPOSE_BODY_H

#include <glib.h>

enum body_encoding { BODY_7BIT, BODY_QUOTED_PRINTABLE, BODY_BASE64 };

/* 7bit when TEXT is ASCII in short lines already, else quoted-printable, or base64 where that is shorter: for Japanese it
 * is less than half. */
enum body_encoding body_encoding(const char *text);
const char *body_encoding_word(enum body_encoding encoding);

/* Appends TEXT, LF lines, in that encoding. The last line gets an end when it has none. */
void body_append(GString *out, const char *text, enum body_encoding encoding);

/* Space-stuffs (RFC 3676 section 4.4) lines of format=flowed: those that start with a blank or "From ". A line that starts with
 * ">" is a quote and stays one. Caller frees. */
char *body_stuff(const char *text);

#endif
