/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it is compared. */
#include "muster/mail/fold.h"

#include <string.h>

static gsize octets_of(const char *text, gssize length)
{
    return length < 0 ? strlen(text) : strnlen(text, (gsize)length);
}

/* The letters that TEXT begins with and that are ASCII. */
static gsize ascii_at(const char *text, gsize length)
{
    gsize at = 0;
    while (at < length && (text[at] & 0x80) == 0)
        at++;
    return at;
}

char *fold_lower(const char *text, gssize length)
{
    gsize octets = octets_of(text, length);
    return ascii_at(text, octets) == octets ? g_ascii_strdown(text, (gssize)octets)
                                            : g_utf8_strdown(text, (gssize)octets);
}

char *fold_case(const char *text, gssize length)
{
    gsize octets = octets_of(text, length);
    return ascii_at(text, octets) == octets ? g_ascii_strdown(text, (gssize)octets)
                                            : g_utf8_casefold(text, (gssize)octets);
}

/* Appends the next stretch that nothing behind it changes: ASCII up to the letter before another
 * one, which may get its accents from there, or that letter and what is not ASCII. Returns its
 * length, 0 when it is no UTF-8. */
static gsize append_narrow(GString *all, const char *text, gsize length)
{
    gsize plain = ascii_at(text, length);
    if (plain == length || plain > 1) {
        gsize alone = plain == length ? plain : plain - 1;
        g_string_append_len(all, text, (gssize)alone);
        return alone;
    }
    gsize end = plain;
    while (end < length && (text[end] & 0x80) != 0)
        end++;
    g_autofree char *narrow = g_utf8_normalize(text, (gssize)end, G_NORMALIZE_NFKC);
    g_string_append(all, narrow != NULL ? narrow : "");
    return narrow != NULL ? end : 0;
}

char *fold_width(const char *text, gssize length)
{
    gsize left = octets_of(text, length);
    GString *all = g_string_sized_new(left);
    for (gsize done; left > 0; left -= done, text += done) {
        done = append_narrow(all, text, left);
        if (done == 0) {
            g_string_truncate(all, 0);
            break;
        }
    }
    return g_string_free(all, FALSE);
}
