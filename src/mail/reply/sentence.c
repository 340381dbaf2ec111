/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences end at a mark of Latin or East Asian writing, or with their line. */
#include "mail/reply/sentence.h"

#include <string.h>

gsize sentence_end(const char *text)
{
    static const char *const wide[] = {"\343\200\202", "\357\274\201", "\357\274\237"}; /* 。！？ */
    for (gsize i = 0; text[i] != '\0'; i++) {
        if (text[i] == '\n')
            return i;
        if (strchr(".!?;", text[i]) != NULL &&
            (text[i + 1] == '\0' || g_ascii_isspace(text[i + 1])))
            return i;
        for (gsize k = 0; k < G_N_ELEMENTS(wide); k++) {
            if (strncmp(text + i, wide[k], 3) == 0)
                return i;
        }
    }
    return strlen(text);
}
