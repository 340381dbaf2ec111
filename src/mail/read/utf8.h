/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mail/read/utf8.h - what of a text is UTF-8, and what of that is ASCII
 *
 * Most mail is ASCII, in all but a few octets: that is looked at eight octets at a time.
 */
#ifndef MAIL_READ_UTF8_H
#define MAIL_READ_UTF8_H

#include <glib.h>

/* The octets that TEXT begins with and that are ASCII, without a NUL. */
gsize ascii_span(const char *text, gsize length);

/* Says what g_utf8_validate_len() does: a NUL is no text. */
gboolean utf8_is_valid(const char *text, gsize length);

#endif
