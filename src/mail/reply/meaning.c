/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A phrase is compared as the joined hash of its words. */
#include "mail/reply/meaning.h"

#include <string.h>

static guint64 phrase_hash(const struct token *words, guint n)
{
    guint64 hash = words[0].hash;
    for (guint i = 1; i < n; i++)
        hash = tokens_join(hash, words[i].hash);
    return hash;
}

static void meanings_make_ready(struct meanings *meanings)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct token));
    g_assert(meanings->n <= MEANING_ROWS_MAX);
    for (gsize i = 0; i < meanings->n; i++) {
        const char *phrase = meanings->rows[i].phrase;
        g_array_set_size(words, 0);
        tokens_append(words, phrase, 0, strlen(phrase));
        g_assert(words->len > 0 && words->len <= MEANING_WORDS_MAX);
        meanings->hashes[i] = phrase_hash((struct token *)(void *)words->data, words->len);
    }
}

guint meaning_find(struct meanings *meanings, const struct token *words, guint n, int *value_r)
{
    if (g_once_init_enter(&meanings->ready)) {
        meanings_make_ready(meanings);
        g_once_init_leave(&meanings->ready, 1);
    }
    for (guint length = MIN(n, MEANING_WORDS_MAX); length > 0; length--) {
        guint64 hash = phrase_hash(words, length);
        for (gsize i = 0; i < meanings->n; i++) {
            if (meanings->hashes[i] == hash) {
                *value_r = meanings->rows[i].value;
                return length;
            }
        }
    }
    return 0;
}
