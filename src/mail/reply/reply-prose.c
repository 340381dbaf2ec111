/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-prose.c - tells sentences, list items and names apart, by their shape alone */
#include "mail/reply/reply-prose.h"

#include "mail/reply/words.h"

enum {
    NAME_WORDS_MAX = 4,
    SENTENCE_WORDS = 15, /* so many words are a sentence, however they end */
    SHORT_SENTENCE_WORDS = 4,
    ANSWER_WORDS_MAX = 3,
};

gboolean passage_trim(const struct sheet *sheet, struct passage *passage)
{
    while (passage->last > passage->first && !line_has_own(&sheet->lines[passage->last]))
        passage->last--;
    while (passage->first < passage->last && !line_has_own(&sheet->lines[passage->first]))
        passage->first++;
    return line_has_own(&sheet->lines[passage->first]);
}

gboolean line_begins_item(const struct sheet *sheet, const struct line *line)
{
    const char *p = sheet->text + line->body;
    if (line_is_blank(line))
        return FALSE;
    if ((*p == '-' || *p == '*' || *p == '+') && p[1] == ' ')
        return TRUE;
    const struct token *tokens = line_tokens(sheet, line);
    if (line->n_tokens == 0 || tokens[0].digits == 0 || tokens[0].digits > 2 ||
        tokens[0].start != line->body)
        return FALSE;
    char after = sheet->text[tokens[0].end];
    return after == '.' || after == ')' || after == ':';
}

static gboolean ends_sentence(const struct sheet *sheet, const struct line *line)
{
    gunichar last = line_last_char(sheet, line);
    return last == '.' || last == '!' || last == '?' || last == 0x3002 || last == 0xff01 ||
           last == 0xff1f || last == 0x2026;
}

gboolean line_is_prose(const struct sheet *sheet, const struct line *line)
{
    if (line->depth > 0 || line_begins_item(sheet, line) || line->question != 0)
        return TRUE;
    if (words_match(line_tokens(sheet, line), line->n_tokens, WORD_POSTSCRIPT, NULL) > 0)
        return TRUE;
    return line->n_tokens >= SENTENCE_WORDS ||
           (line->n_tokens >= SHORT_SENTENCE_WORDS && ends_sentence(sheet, line)) ||
           line_last_char(sheet, line) == '?';
}

gboolean prose_leaves_something(const struct sheet *sheet, gsize first, gsize last)
{
    gsize words = 0;
    for (gsize i = first; i <= last; i++)
        words += line_has_own(&sheet->lines[i]) && sheet->lines[i].n_tokens > 0;
    return sheet->n_own > words;
}

/* A word or two right below a question are its answer, whatever they look like: "Best", "Ann". */
static gboolean is_answer(const struct sheet *sheet, const struct passage *passage)
{
    gsize above = sheet_previous_filled(sheet, passage->first);
    return passage->first == passage->last && above < sheet->n_lines &&
           sheet->lines[above].question != 0 && sheet->lines[passage->first].n_tokens > 0 &&
           sheet->lines[passage->first].n_tokens <= ANSWER_WORDS_MAX;
}

gboolean passage_cut(struct sheet *sheet, struct passage *passage, gsize from,
                     const struct rule *rule)
{
    if (from == passage->first && (is_answer(sheet, passage) ||
                                   !prose_leaves_something(sheet, passage->first, passage->last)))
        return FALSE;
    sheet_cut(sheet, from, passage->last, rule);
    if (from == passage->first)
        return FALSE;
    passage->last = from - 1;
    return passage_trim(sheet, passage);
}

/* Scripts without capitals have no small letters either. */
gboolean words_are_name(const struct sheet *sheet, const struct token *tokens, guint n)
{
    if (n == 0 || n > NAME_WORDS_MAX)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        gunichar c = g_utf8_get_char(sheet->text + tokens[i].start);
        gboolean particle = i > 0 && i + 1 < n && (tokens[i].classes & WORD_PARTICLE) != 0;
        if ((g_unichar_islower(c) && !particle) || tokens[i].digits > 0)
            return FALSE;
    }
    return TRUE;
}

gboolean line_is_name(const struct sheet *sheet, const struct line *line)
{
    return line->depth == 0 && !line_begins_item(sheet, line) &&
           words_are_name(sheet, line_tokens(sheet, line), line->n_tokens) &&
           line_last_char(sheet, line) != '?' && line_last_char(sheet, line) != ':';
}

gsize paragraph_start(const struct sheet *sheet, gsize at, gsize first)
{
    while (at > first && !line_is_blank(&sheet->lines[at - 1]) && sheet->lines[at - 1].rule == NULL)
        at--;
    return at;
}
