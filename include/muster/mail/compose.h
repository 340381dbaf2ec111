/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/compose.h - a letter in, the final bytes of a message out
 *
 * What is composed parses back to exactly these headers: fields refuse controls, lines are at most 998 octets, ends are
 * CRLF, text is UTF-8 and format=flowed (RFC 3676), in 7bit, quoted-printable or base64; never 8bit.
 */
#ifndef MUSTER_MAIL_COMPOSE_H
#define MUSTER_MAIL_COMPOSE_H

#include <glib.h>

#include "muster/base/failure.h"

struct mailbox {
    const char *name;    /* UTF-8, or NULL */
    const char *address; /* bare */
};

struct invitation; /* muster/mail/invitation.h */

/* A file that goes with a letter. */
struct attachment {
    const char *name; /* "all.json": UTF-8, tame, of at most a hundred octets */
    const char *type; /* "application/json" */
    GBytes *bytes;
};

struct letter {
    struct mailbox from, to;
    const char *reply_to;          /* bare; NULL: none */
    const char *subject;           /* UTF-8 */
    gint64 date;                   /* instant */
    int date_offset;               /* minutes east of UTC, of the one who reads it */
    const char *message_id;        /* without brackets */
    const char *in_reply_to;       /* without brackets; NULL when it starts a thread */
    const char *const *references; /* oldest first, NULL-terminated; may be NULL */
    const char *site;              /* X-Muster-Site, against loops */
    gboolean
        robotic; /* Auto-Submitted: auto-generated, and List-Id; questions and reminders are not */
    gboolean replies; /* robotic, and a mail of the addressee's caused it: auto-replied instead */
    const char
        *list_id; /* "daily.acme.example"; used when robotic, after the sender's name; NULL: none */
    const char *language; /* Content-Language; NULL: none */
    const char *
        text; /* UTF-8, LF; a line that ends in one blank flows into the next; "-- " is a signature's */
    const char *html;                    /* UTF-8, or NULL: text only */
    const struct invitation *invitation; /* beside text and html, which must be there; or NULL */
    const struct attachment *attachments;
    guint n_attachments;
};

/* The bytes, ready for a mail server. FAILURE_CONFIG names the field that cannot be sent. Caller unrefs. */
GBytes *letter_compose(const struct letter *letter, struct failure *failure);

/* Wraps TEXT, LF lines, at 72 columns (a wide character is two), for the plain part. Each line is a paragraph: it becomes
 * format=flowed. Wide characters are written without blanks between them, so where there are any it is broken between
 * them too, and marked as DelSp=yes wants: letter_compose() sees from the text which it is. One that starts with a blank is broken for good, and goes on under its text: that is after "- ", "1. ", or
 * two blanks in its first 28 columns, as in "  Done:  something long". Quotes are left alone. Blanks at the end of a line
 * go, but for the signature's "-- ". Caller frees. */
char *text_flow(const char *text);

/* How many columns of a terminal TEXT takes: a wide character is two. */
gsize text_columns(const char *text);

/* True when some character of TEXT is wide, as those of Chinese, Japanese and Korean are. */
gboolean text_is_wide(const char *text);

/* Makes TEXT from a stranger fit for showing: valid UTF-8, LF lines, no controls but LF and tab, nothing that turns the
 * direction of what stands around it. Caller frees. */
char *text_tame(const char *text);

#endif
