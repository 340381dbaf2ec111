/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting a setting into its words. Promises: no empty word, whatever the text. */
#include "time/words.h"

static gboolean is_between(char byte)
{
    return g_ascii_isspace(byte) || byte == ',';
}

static void word_end(GStrvBuilder *words, GString *word)
{
    if (word->len > 0)
        g_strv_builder_add(words, word->str);
    g_string_truncate(word, 0);
}

char **words_split(const char *text)
{
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    g_autoptr(GString) word = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at++) {
        if (!is_between(*at)) {
            gboolean joins = *at == '-' || (word->len > 0 && word->str[word->len - 1] == '-');
            if (!joins && at > text && is_between(at[-1]))
                word_end(words, word);
            g_string_append_c(word, *at);
        }
    }
    word_end(words, word);
    return g_strv_builder_end(words);
}
