/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it is compared. */
#include "muster/mail/fold.h"

#include <string.h>

#include "mail/read/utf8.h"

static gsize octets_of(const char *text, gssize length)
{
    return length < 0 ? strlen(text) : strnlen(text, (gsize)length);
}

static void append_lower(GString *all, const char *text, gsize length)
{
    gsize from = all->len;
    g_string_append_len(all, text, (gssize)length);
    for (gsize i = from; i < all->len; i++)
        all->str[i] = g_ascii_tolower(all->str[i]);
}

/* The words that TEXT begins with and that are ASCII. */
static gsize plain_words(const char *text, gsize length)
{
    gsize span = ascii_span(text, length);
    while (span > 0 && span < length && text[span - 1] != ' ')
        span--;
    return span;
}

/* FOLD looks at no more than a letter's own word. */
static char *fold_words(const char *text, gssize length, char *(*fold)(const char *, gssize))
{
    gsize left = octets_of(text, length);
    GString *all = g_string_sized_new(left);
    for (gsize word; left > 0; left -= word, text += word) {
        gsize plain = plain_words(text, left);
        append_lower(all, text, plain);
        const char *blank = memchr(text + plain, ' ', left - plain);
        word = blank != NULL ? (gsize)(blank - text) : left;
        g_autofree char *folded = fold(text + plain, (gssize)(word - plain));
        g_string_append(all, folded);
    }
    return g_string_free(all, FALSE);
}

char *fold_lower(const char *text, gssize length)
{
    return fold_words(text, length, g_utf8_strdown);
}

char *fold_case(const char *text, gssize length)
{
    return fold_words(text, length, g_utf8_casefold);
}

/* Appends the next stretch that nothing behind it changes: ASCII up to the letter before another
 * one, which may get its accents from there, or that letter and what is not ASCII. Returns its
 * length, 0 when it is no UTF-8. */
static gsize append_narrow(GString *all, const char *text, gsize length)
{
    gsize plain = ascii_span(text, length);
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
