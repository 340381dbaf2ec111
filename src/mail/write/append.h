/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mail/write/append.h - what every writer of this half does most: a few octets more
 *
 * g_string_append_len() takes eighty instructions for two octets, and a mail is made of six hundred pieces.
 */
#ifndef MAIL_APPEND_H
#define MAIL_APPEND_H

#include <glib.h>
#include <string.h>

static inline void append_octets(GString *out, const char *octets, gsize length)
{
    if (length >= out->allocated_len - out->len) {
        g_string_append_len(out, octets, (gssize)length);
        return;
    }
    memcpy(out->str + out->len, octets, length);
    out->len += length;
    out->str[out->len] = '\0';
}

#endif
