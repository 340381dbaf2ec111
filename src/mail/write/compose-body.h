/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mail/write/compose-body.h - text as the body of a part: CRLF, short lines, 7 bits */
#ifndef MAIL_COMPOSE_BODY_H
#define MAIL_COMPOSE_BODY_H

#include <glib.h>

enum body_encoding { BODY_7BIT, BODY_QUOTED_PRINTABLE, BODY_BASE64 };

/* A text, and how it goes on its way: 7bit when it is ASCII in short lines already, else quoted-printable, or base64 where
 * that is shorter: for Japanese it is less than half. */
struct body {
    const char *text;   /* LF lines; borrowed */
    gsize length, high; /* octets; those of them beyond ASCII */
    enum body_encoding encoding;
};
struct body body_of(const char *text);
const char *body_encoding_word(enum body_encoding encoding);

/* Appends BODY, encoded. The last line gets an end when it has none. */
void body_append(GString *out, const struct body *body);

/* Space-stuffs (RFC 3676 section 4.4) lines of format=flowed: those that start with a blank or "From ". A line that starts with
 * ">" is a quote and stays one. Caller frees. */
char *body_stuff(const char *text);

#endif
