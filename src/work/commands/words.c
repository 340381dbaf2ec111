/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks up the words of commands. Everybody may use those of every language: people write to each other in English, and
 * read their mails in Japanese. */
#include "work/commands/words.h"

#include <string.h>

#include "muster/base/config.h"
#include "muster/mail/fold.h"

enum {
    PHRASES_MAX = 400,
    GUESSED_WORDS_MAX =
        3, /* of a line that may be a command of a language that is not its writer's */
};

char *command_line_bare(const char *line)
{
    g_autofree char *narrow = fold_width(line, -1);
    g_autofree char *bare = fold_lower(narrow, -1);
    g_strstrip(bare);
    gsize length = strlen(bare);
    while (length > 0 && strchr(".! ", bare[length - 1]) != NULL)
        bare[--length] = '\0';
    if (g_str_has_suffix(bare, "。"))
        bare[length - strlen("。")] = '\0';
    return g_strdup(bare[0] == '/' ? bare + 1 : bare);
}

gboolean command_line_slashed(const char *line)
{
    return line[0] == '/' || g_str_has_prefix(line, "／");
}

/* A word ends where the text does, or before a blank or colon; in Japanese anywhere. */
static gboolean ends_word(const char *phrase, const char *rest)
{
    gboolean is_wide = (guchar)phrase[0] >= 0xe0;
    return is_wide || rest[0] == '\0' || strchr(" :=", rest[0]) != NULL;
}

const char *command_word_find(const char *line, const char **rest_r)
{
    const struct command_phrase *best = NULL;
    gsize longest = 0;
    for (const struct command_phrase *row = command_phrases; row->phrase != NULL; row++) {
        if (row->phrase[0] != line[0])
            continue;
        gsize length = strlen(row->phrase);
        if (length <= longest || strncmp(line, row->phrase, length) != 0 ||
            !ends_word(row->phrase, line + length))
            continue;
        best = row;
        longest = length;
    }
    if (best == NULL)
        return NULL;
    *rest_r = line + longest + strspn(line + longest, " :=");
    return best->word;
}

/* Of the phrases of LANGUAGE, or of all where it is NULL. */
static const char *phrase_near(const char *word, const char *language)
{
    const char *phrases[PHRASES_MAX + 1];
    guint n = 0;
    for (const struct command_phrase *row = command_phrases; row->phrase != NULL; row++)
        if (n < PHRASES_MAX && (language == NULL || strcmp(row->language, language) == 0))
            phrases[n++] = row->phrase;
    phrases[n] = NULL;
    return nearest_word(word, phrases);
}

/* A sentence begins with some word that is near to one of another language: "We need" to "wer". */
static gboolean is_sentence(const char *line)
{
    guint words = 1;
    for (const char *blank = strchr(line, ' '); blank != NULL; blank = strchr(blank + 1, ' '))
        words++;
    return words > GUESSED_WORDS_MAX;
}

const char *command_phrase_near(const char *line, const char *language)
{
    g_autofree char *word = g_strndup(line, strcspn(line, " :="));
    const char *near = phrase_near(word, language);
    if (near == NULL)
        near = phrase_near(word, "en");
    return near != NULL || is_sentence(line) ? near : phrase_near(word, NULL);
}

/* What WORD is called in LANGUAGE, else in English, else WORD. */
static const char *phrase_of(const struct command_phrase *rows, const char *word,
                             const char *language)
{
    const char *english = NULL;
    for (; rows->phrase != NULL; rows++) {
        if (strcmp(rows->word, word) != 0)
            continue;
        if (strcmp(rows->language, language) == 0)
            return rows->phrase;
        if (english == NULL && strcmp(rows->language, "en") == 0)
            english = rows->phrase;
    }
    return english != NULL ? english : word;
}

const char *command_phrase_of(const char *word, const char *language)
{
    return phrase_of(command_phrases, word, language);
}

const char *command_phrase_of_value(const char *word, const char *language)
{
    return phrase_of(command_values, word, language);
}

const struct command_help *command_help_of(const char *language, guint *n_r)
{
    const struct command_help *first = NULL;
    *n_r = 0;
    for (const struct command_help *row = command_helps; row->word != NULL; row++) {
        if (strcmp(row->language, language) != 0)
            continue;
        first = first != NULL ? first : row;
        (*n_r)++;
    }
    return first != NULL || strcmp(language, "en") == 0 ? first : command_help_of("en", n_r);
}

const char *command_usage_of(const char *word, const char *language)
{
    guint n;
    const struct command_help *rows = command_help_of(language, &n);
    for (guint i = 0; i < n; i++)
        if (strcmp(rows[i].word, word) == 0)
            return rows[i].usage;
    return NULL;
}

static const char *word_of(const struct command_phrase *rows, const char *text)
{
    for (; rows->phrase != NULL; rows++)
        if (strcmp(rows->phrase, text) == 0)
            return rows->word;
    return NULL;
}

static char *value_find(const char *text, gboolean of_goals)
{
    for (const struct command_phrase *row = command_values; row->phrase != NULL; row++)
        if (strcmp(row->phrase, text) == 0 && g_str_has_prefix(row->word, "goal-") == of_goals)
            return g_strdup(row->word);
    return g_strdup(text);
}

char *command_value_find(const char *text)
{
    return value_find(text, FALSE);
}

char *command_goal_word_find(const char *text)
{
    return value_find(text, TRUE);
}

const char *command_language_find(const char *text)
{
    return word_of(command_languages, text);
}
