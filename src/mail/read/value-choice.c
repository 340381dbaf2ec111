/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the choices: by its words, its beginning, or its number. Of two that fit as well, none. */
#include "mail/read/value.h"

/* How well an answer names a choice. */
enum fit { FIT_NONE, FIT_NUMBER, FIT_WITHIN, FIT_BEGINNING, FIT_WHOLE };

static GArray *words_of(const char *text)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(words, text, 0, strlen(text));
    return words;
}

static guint same_words(const struct token *one, guint n_one, const struct token *other,
                        guint n_other)
{
    guint same = 0;
    while (same < n_one && same < n_other && one[same].hash == other[same].hash)
        same++;
    return same;
}

/* "off" of "office": the answer ends within that word of the choice. */
static gboolean word_begins(const struct said *said, const struct token *word, const char *choice,
                            const struct token *whole)
{
    g_autofree char *begun =
        g_utf8_casefold(said->text + word->start, (gssize)(word->end - word->start));
    g_autofree char *all =
        g_utf8_casefold(choice + whole->start, (gssize)(whole->end - whole->start));
    return g_str_has_prefix(all, begun);
}

static enum fit fit_of(const struct said *said, const char *choice)
{
    g_autoptr(GArray) array = words_of(choice);
    const struct token *words = (const struct token *)(void *)array->data;
    guint n = array->len, same = same_words(said->words, said->n, words, n);
    if (n == 0 || said->n == 0)
        return FIT_NONE;
    if (same == n)
        return said->n == n ? FIT_WHOLE : FIT_WITHIN;
    if (same == said->n ||
        (same + 1 == said->n && word_begins(said, &said->words[same], choice, &words[same])))
        return FIT_BEGINNING;
    for (guint at = 1; at + n <= said->n; at++)
        if (same_words(said->words + at, n, words, n) == n)
            return FIT_WITHIN;
    return FIT_NONE;
}

static gboolean is_number(const struct said *said, guint number)
{
    return said->n == 1 && said->words[0].digits > 0 && said->words[0].number == number;
}

static enum fit fit_choice(const struct said *said, const struct asked_question *question, guint at)
{
    enum fit asked = fit_of(said, question->choices[at]);
    enum fit own = fit_of(said, question->values[at]);
    enum fit fit = MAX(asked, own);
    return fit == FIT_NONE && is_number(said, at + 1) ? FIT_NUMBER : fit;
}

char *said_choice(const struct said *said, const struct asked_question *question)
{
    enum fit best = FIT_NONE;
    guint found = 0;
    gboolean twice = FALSE;
    for (guint i = 0;
         question->choices != NULL && question->choices[i] != NULL && question->values[i] != NULL;
         i++) {
        enum fit fit = fit_choice(said, question, i);
        twice = fit == best ? fit != FIT_NONE : fit < best && twice;
        if (fit > best)
            found = i;
        best = MAX(best, fit);
    }
    return best > FIT_NONE && !twice ? g_strdup(question->values[found]) : NULL;
}
