/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One forward scan each. */
#include "mail/read/lexis.h"

gsize lexis_nested(struct slice text, gboolean *closed_r)
{
    gboolean comment = text.at[0] == '(';
    gsize depth = 1, i = 1;
    for (; i < text.length && depth > 0; i++) {
        if (text.at[i] == '\\')
            i++;
        else if (comment && text.at[i] == '(')
            depth++;
        else if (text.at[i] == (comment ? ')' : '"'))
            depth--;
    }
    if (closed_r != NULL)
        *closed_r = depth == 0;
    return MIN(i, text.length);
}

gboolean lexis_skip(struct slice *rest)
{
    gboolean closed = TRUE;
    while (rest->length > 0 && closed) {
        if (rest->at[0] == '(')
            *rest = slice_from(*rest, lexis_nested(*rest, &closed));
        else if (slice_is_blank(rest->at[0]))
            *rest = slice_from(*rest, 1);
        else
            break;
    }
    return closed;
}

char *lexis_unquote(struct slice quoted)
{
    GString *plain = g_string_new(NULL);
    for (gsize i = 1; i + 1 < quoted.length; i++) {
        if (quoted.at[i] == '\\' && i + 2 < quoted.length)
            i++;
        if (quoted.at[i] != '\n')
            g_string_append_c(plain, quoted.at[i]);
    }
    return g_string_free(plain, FALSE);
}
