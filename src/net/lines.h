/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ends of lines on their way out, and words on their way in. Private to the net wing. */
#ifndef MUSTER_NET_LINES_H
#define MUSTER_NET_LINES_H

#include <glib.h>

enum line_form {
    LINES_LOCAL, /* LF: files and programs of this host */
    LINES_SMTP,  /* CRLF, dots doubled, and the final dot (RFC 5321 section 4.5.2) */
};

/* Appends BYTES to OUT, each CRLF, bare CR and bare LF as one end of a line; the last line gets its
 * end too. */
void lines_append(GString *out, const guint8 *bytes, gsize length, enum line_form form);

enum { LINE_TAME_MAX = 200 };

/* Makes the words of somebody else one short line of valid UTF-8 without controls. */
void line_tame(GString *words);

#endif
