/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.c - finds phrases of the word lists in a row of words
 *
 * One open-addressed table maps the hash of a phrase to its classes, and that of a phrase's first
 * word also to the length of the longest phrase that begins so: most words of a mail begin none,
 * and cost one look.
 */
#include "mail/reply/words.h"

#include <string.h>

struct slot {
    guint64 hash; /* 0: empty */
    guint32 classes;
    guint32 begins;
    guint8 longest;
};

enum { SLOTS = 1 << 15 };

static struct slot *slot_find(struct slot *slots, guint64 hash)
{
    gsize at = (gsize)(hash ^ (hash >> 29)) % SLOTS;
    while (slots[at].hash != 0 && slots[at].hash != hash)
        at = (at + 1) % SLOTS;
    return &slots[at];
}

static guint64 phrase_hash(const struct token *tokens, guint n)
{
    guint64 hash = tokens[0].hash;
    for (guint i = 1; i < n; i++)
        hash = tokens_join(hash, tokens[i].hash);
    return hash;
}

static void slots_add(struct slot *slots, const struct words_row *row, GArray *tokens)
{
    g_array_set_size(tokens, 0);
    tokens_append(tokens, row->phrase, 0, strlen(row->phrase));
    if (tokens->len == 0)
        return;
    const struct token *words = &g_array_index(tokens, struct token, 0);

    struct slot *slot = slot_find(slots, phrase_hash(words, tokens->len));
    slot->hash = phrase_hash(words, tokens->len);
    slot->classes |= row->class;

    slot = slot_find(slots, words[0].hash);
    slot->hash = words[0].hash;
    slot->begins |= row->class;
    slot->longest = (guint8)MAX(slot->longest, MIN(tokens->len, G_MAXUINT8));
}

static struct slot *slots_get(void)
{
    static struct slot slots[SLOTS];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
        for (const struct words_row *row = words_rows; row->phrase[0] != '\0'; row++)
            slots_add(slots, row, tokens);
        g_once_init_leave(&ready, 1);
    }
    return slots;
}

void words_classify(struct token *tokens, gsize n)
{
    struct slot *slots = slots_get();
    for (gsize i = 0; i < n; i++) {
        const struct slot *slot = slot_find(slots, tokens[i].hash);
        tokens[i].classes = slot->classes;
        tokens[i].begins = slot->begins;
        tokens[i].longest = slot->longest;
    }
}

guint words_match_phrase(const struct token *tokens, gsize n, guint32 classes, guint32 *found_r)
{
    guint longest = (guint)MIN(n, tokens[0].longest);
    struct slot *slots = slots_get();
    guint64 hash = tokens[0].hash;
    guint matched = 0;
    for (guint i = 1; i <= longest; i++) {
        if (i > 1)
            hash = tokens_join(hash, tokens[i - 1].hash);
        guint32 found = i == 1 ? tokens[0].classes : slot_find(slots, hash)->classes;
        if ((found & classes) == 0)
            continue;
        matched = i;
        if (found_r != NULL)
            *found_r = found;
    }
    return matched;
}
