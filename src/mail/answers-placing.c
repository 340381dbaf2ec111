/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-placing.c - puts own lines together again, as the text of an answer */
#include "mail/answers-placing.h"

/* Adds TEXT as a line of its own, BLANK empty lines below what is there. */
static void text_add(GString *out, const char *text, gsize length, guint blank)
{
    if (length == 0)
        return;
    for (guint i = 0; out->len > 0 && i <= blank; i++)
        g_string_append_c(out, '\n');
    g_string_append_len(out, text, (gssize)length);
}

void placing_add(const struct placing *placing, GString *out, guint from, guint to, gboolean marked)
{
    gboolean first = TRUE;
    for (guint i = from; i < to; i++) {
        const struct own_line *own = &placing->lines[i];
        const struct line *line = &placing->sheet->lines[own->line];
        guint32 start = marked && i == from ? own->behind : line->own;
        gsize gap = i > from ? own->line - placing->lines[i - 1].line - 1 : 0;
        guint blank = first ? (out->len > 0 && !marked ? 1 : 0) : (guint)MIN(gap, 1);
        if (start < line->own_end) {
            text_add(out, placing->sheet->text + start, line->own_end - start, blank);
            first = FALSE;
        }
    }
}
