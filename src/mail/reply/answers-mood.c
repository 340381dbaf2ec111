/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-mood.c - keeps what says a mood out of the words that others read
 *
 * Where a mood is asked for, a line that is nothing but a mood answers that question, and is no
 * word that stands beside the answers.
 */
#include "mail/reply/answers-mood.h"

#include <string.h>

gboolean question_is_mood(const struct placing *placing, guint question)
{
    return g_str_equal(placing->asked->questions[question].kind, "mood");
}

/* The text of the first question that asks for a mood; NULL when none does. */
static GString *mood_text(const struct placing *placing)
{
    for (guint q = 0; q < placing->asked->n_questions; q++)
        if (question_is_mood(placing, q))
            return placing->texts[q];
    return NULL;
}

gboolean asks_mood(const struct placing *placing)
{
    return mood_text(placing) != NULL;
}

enum mood_extent line_mood_extent(const struct placing *placing, guint at)
{
    const struct line *line = &placing->sheet->lines[placing->lines[at].line];
    return said_mood_extent(placing->sheet->text + line->own, line->own_end - line->own);
}

guint moods_pull(struct placing *placing, guint from, guint to)
{
    GString *mood = mood_text(placing);
    guint left = from;
    if (mood == NULL)
        return to;
    for (guint i = from; i < to; i++) {
        if (line_mood_extent(placing, i) == MOOD_ALONE)
            placing_add(placing, mood, i, i + 1, FALSE);
        else
            placing->lines[left++] = placing->lines[i];
    }
    return left;
}

static gboolean has_letter(const char *at, const char *end)
{
    for (; at < end; at = g_utf8_next_char(at))
        if (g_unichar_isalpha(g_utf8_get_char(at)))
            return TRUE;
    return FALSE;
}

/* "4", "4/5", ":-)", an emoji; but no word, which may end a sentence, and no item of a list. */
static gboolean is_bare_mood(const struct placing *placing, guint at)
{
    static const char *const bullets[] = {"-", "*", "+", "•", "–", "—"};
    const struct line *line = &placing->sheet->lines[placing->lines[at].line];
    const char *own = placing->sheet->text + line->own, *end = placing->sheet->text + line->own_end;
    for (guint i = 0; i < G_N_ELEMENTS(bullets); i++)
        if (text_starts(own, end, bullets[i]))
            return FALSE;
    return line_indent(placing->sheet, line) == 0 && !has_letter(own, end) &&
           line_mood_extent(placing, at) == MOOD_ALONE;
}

static gboolean ends_with_colon(const char *at, const char *end)
{
    g_autofree char *words = g_strchomp(g_strndup(at, (gsize)(end - at)));
    return g_str_has_suffix(words, ":") || g_str_has_suffix(words, "：");
}

/* Below figures another figure is one more of them, below a label alone it is what was labelled,
 * and below "Tickets closed:" how many. */
static gboolean ends_with_words(const struct placing *placing, guint at)
{
    const struct own_line *own = &placing->lines[at];
    const struct line *line = &placing->sheet->lines[own->line];
    const char *text = placing->sheet->text + (own->marker != 0 ? own->behind : line->own);
    const char *end = placing->sheet->text + line->own_end;
    return has_letter(text, end) && !ends_with_colon(text, end);
}

/* Which question the last section answers, from 1; 0 when there is none, or one answers MOOD. */
static guint section_last(const struct placing *placing, const GString *mood, guint from, guint to)
{
    guint last = 0;
    for (guint i = from; i < to; i++) {
        if (placing->lines[i].marker == 0)
            continue;
        last = placing->lines[i].marker;
        if (placing->texts[last - 1] == mood)
            return 0;
    }
    return last;
}

guint mood_below_pull(struct placing *placing, guint from, guint to)
{
    GString *mood = mood_text(placing);
    guint last = mood != NULL && mood->len == 0 ? section_last(placing, mood, from, to) : 0;
    if (last == 0 || !question_wants_prose(placing, last - 1) ||
        placing->lines[to - 1].marker != 0 || !is_bare_mood(placing, to - 1) ||
        !ends_with_words(placing, to - 2))
        return to;
    placing_add(placing, mood, to - 1, to, FALSE);
    return to - 1;
}

static void line_append(GString *text, const char *line)
{
    if (text->len > 0)
        g_string_append_c(text, '\n');
    g_string_append(text, line);
}

void unplaced_moods_pull(struct placing *placing)
{
    GString *mood = mood_text(placing);
    if (mood == NULL || placing->unplaced->len == 0)
        return;
    g_auto(GStrv) lines = g_strsplit(placing->unplaced->str, "\n", -1);
    g_string_truncate(placing->unplaced, 0);
    for (guint i = 0; lines[i] != NULL; i++) {
        gboolean alone = said_mood_extent(lines[i], strlen(lines[i])) == MOOD_ALONE;
        line_append(alone ? mood : placing->unplaced, lines[i]);
    }
    while (g_str_has_suffix(placing->unplaced->str, "\n"))
        g_string_truncate(placing->unplaced, placing->unplaced->len - 1);
}
