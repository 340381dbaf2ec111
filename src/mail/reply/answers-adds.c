/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-adds.c - reads the sign by which people add to an answer */
#include "mail/reply/answers-adds.h"

#include "mail/reply/sheet.h"

gsize adds_sign(const char *at, const char *end)
{
    static const char wide[] = "\357\274\213"; /* ＋, as Japanese and Chinese keyboards have it */
    gsize sign = text_starts(at, end, "+") ? 1 : text_starts(at, end, wide) ? strlen(wide) : 0;
    gsize blanks = 0;
    while (sign > 0 && at + sign + blanks < end && strchr(" \t", at[sign + blanks]) != NULL)
        blanks++;
    gboolean alone = at + sign == end || at[sign] == '\n';
    return sign == 1 && blanks == 0 && !alone ? 0 : sign + blanks;
}

gboolean adds_take(GString *text)
{
    if (adds_sign(text->str, text->str + text->len) == 0)
        return FALSE;
    g_autoptr(GString) bare = g_string_sized_new(text->len);
    const char *end = text->str + text->len;
    for (const char *at = text->str; at < end;) {
        const char *newline = memchr(at, '\n', (gsize)(end - at));
        const char *stop = newline != NULL ? newline : end;
        at += adds_sign(at, stop);
        g_string_append_len(bare, at, stop - at);
        if (newline != NULL && bare->len > 0)
            g_string_append_c(bare, '\n');
        at = newline != NULL ? newline + 1 : end;
    }
    g_string_assign(text, bare->str);
    return TRUE;
}
