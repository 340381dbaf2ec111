/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences end at a mark of Latin or East Asian writing, or with their line. */
#include "mail/reply/sentence.h"

#include <string.h>

/* A mark of East Asian writing, which needs no blank behind it: 。！？ */
static gboolean is_wide_mark(const char *at)
{
    return strncmp(at, "\343\200\202", 3) == 0 || strncmp(at, "\357\274\201", 3) == 0 ||
           strncmp(at, "\357\274\237", 3) == 0;
}

gsize sentence_end(const char *text)
{
    const char *at = text;
    for (;; at++) {
        at += strcspn(at, "\n.!?;\343\357");
        if (*at == '\0' || *at == '\n' || is_wide_mark(at))
            break;
        if (g_ascii_ispunct(*at) && (at[1] == '\0' || g_ascii_isspace(at[1])))
            break;
    }
    return (gsize)(at - text);
}
