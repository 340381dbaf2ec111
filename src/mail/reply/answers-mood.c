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
