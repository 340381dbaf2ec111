/* SPDX-License-Identifier: GPL-3.0-or-later */
/* body.h - which parts of a mail are its text, and which are attachments */
#ifndef MUSTER_MAIL_BODY_H
#define MUSTER_MAIL_BODY_H

#include "mail/read/mime.h"

enum body_source {
    BODY_PLAIN, /* where there is a choice, the text/plain part */
    BODY_HTML,  /* where there is a choice, the text/html part */
};

struct body {
    const struct message *message; /* borrowed */
    gboolean has_plain, has_html;  /* in which kinds there is text */
    gboolean has_choice;           /* the same text in both kinds */
    GPtrArray *attachments;        /* struct mail_attachment; body_text() adds uuencoded files */
    char *packed;                  /* the text in a winmail.dat, or NULL */
    gboolean has_packed_rtf;       /* a winmail.dat has RTF that cannot be read */
    char *reaction;                /* the emoji that a client's user chose, "👍"; NULL: none */
    gboolean is_reaction;          /* it is nothing else: the text only says so in words */
};

/* Caller clears *body_r. */
void body_find(const struct message *message, struct body *body_r);
void body_clear(struct body *body);

/* TRUE when the text is encrypted (RFC 3156, RFC 8551): nobody here has a key. */
gboolean body_is_encrypted(const struct message *message);

/* The text of all parts that are read, one after the other: UTF-8, LF, quotes as "> ", at most
 * MAIL_MAX_TEXT octets. What could not be read is said in WARNINGS (of char *; may be NULL). Caller
 * frees. */
char *body_text(const struct body *body, enum body_source source, GPtrArray *warnings);

#endif
