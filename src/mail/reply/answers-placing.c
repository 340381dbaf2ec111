/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-placing.c - puts own lines together again, as the text of an answer */
#include "mail/reply/answers-placing.h"

/* Adds TEXT behind what is there: on the same line, on the next, or below a blank one. */
static void text_add(GString *out, const char *text, gsize length, guint newlines)
{
    static const char *const between[] = {" ", "\n", "\n\n"};
    if (length > 0 && out->len > 0)
        g_string_append(out, between[newlines]);
    g_string_append_len(out, text, (gssize)length);
}

/* How far line AT stands below the one before it; FIRST is the first of its piece. */
static guint newlines_before(const struct placing *placing, guint first, guint at, gboolean marked)
{
    const struct own_line *own = &placing->lines[at];
    if (placing->sheet->lines[own->line].goes_on)
        return 0;
    if (own->item && (at == first || own[-1].item))
        return 1;
    if (at == first)
        return marked ? 1 : 2;
    return own->line > own[-1].line + 1 ? 2 : 1;
}

gboolean question_wants_prose(const struct placing *placing, guint question)
{
    const char *kind = placing->asked->questions[question].kind;
    return g_str_equal(kind, "text") || g_str_equal(kind, "list") || g_str_equal(kind, "blocker");
}

void placing_add(const struct placing *placing, GString *out, guint from, guint to, gboolean marked)
{
    guint first = from;
    for (guint i = from; i < to; i++) {
        const struct own_line *own = &placing->lines[i];
        const struct line *line = &placing->sheet->lines[own->line];
        guint32 start = marked && i == from ? own->behind : line->own;
        if (start < line->own_end)
            text_add(out, placing->sheet->text + start, line->own_end - start,
                     newlines_before(placing, first, i, marked));
        else if (i == first)
            first++;
    }
}
