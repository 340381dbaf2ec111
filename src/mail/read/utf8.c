/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/read/utf8.h"

#include <string.h>

#define EACH_OCTET(n) ((n)*G_GUINT64_CONSTANT(0x0101010101010101))

gsize ascii_span(const char *text, gsize length)
{
    gsize at = 0;
    for (guint64 eight; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if (((eight | (eight - EACH_OCTET(1))) & EACH_OCTET(0x80)) != 0) /* none above, no NUL */
            break;
    }
    while (at < length && (guint8)text[at] < 0x80 && text[at] != '\0')
        at++;
    return at;
}

gboolean utf8_is_valid(const char *text, gsize length)
{
    gsize at = ascii_span(text, length);
    while (at < length) {
        gsize end = at;
        while (end < length && (guint8)text[end] >= 0x80)
            end++;
        if (end == at || !g_utf8_validate_len(text + at, end - at, NULL))
            return FALSE;
        at = end + ascii_span(text + end, length - end);
    }
    return TRUE;
}
