/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asked-index.c - indexes what was asked by each three words in a row
 *
 * Three words in a row ("shingles") are rare enough to find the place, and survive re-wrapping and
 * the loss of what stands around them. A run is then compared word by word, and the search goes on
 * behind it, so that finding is linear.
 */
#include "mail/reply/asked-index.h"

#include <string.h>

enum {
    SHINGLE = 3,
    CANDIDATES_MAX = 8, /* places with the same three words that are tried */
    SKIPPED_MAX = 3,    /* words that damage may have swallowed where the next ones are expected */
};

static const struct token *index_words(const struct asked_index *index)
{
    return (const struct token *)(void *)index->words->data;
}

static guint64 shingle_hash(const struct token *words)
{
    return tokens_join(tokens_join(words[0].hash, words[1].hash), words[2].hash);
}

static guint *shingle_slot(const struct asked_index *index, const struct token *words)
{
    guint64 hash = shingle_hash(words);
    guint at = (guint)(hash ^ (hash >> 32)) & (index->n_slots - 1);
    while (index->shingles[at] != 0 &&
           shingle_hash(index_words(index) + index->shingles[at] - 1) != hash)
        at = (at + 1) & (index->n_slots - 1);
    return &index->shingles[at];
}

static void index_shingles(struct asked_index *index)
{
    guint n = index->words->len;
    index->n_slots = 16;
    while (index->n_slots < 2 * n)
        index->n_slots *= 2;
    index->shingles = g_new0(guint, index->n_slots);
    index->same_shingle = g_new0(guint, n + 1);
    for (guint i = 0; i + SHINGLE <= n; i++) {
        guint *slot = shingle_slot(index, index_words(index) + i);
        index->same_shingle[i] = *slot;
        *slot = i + 1;
    }
}

static gboolean words_equal(const struct token *a, const struct token *b, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (a[i].hash != b[i].hash)
            return FALSE;
    }
    return TRUE;
}

/* Finds PROMPT's words at or after FROM; the number of words when they do not occur. */
static guint find_words(const struct asked_index *index, const GArray *prompt, guint from)
{
    const struct token *wanted = (const struct token *)(void *)prompt->data;
    for (guint i = from; i + prompt->len <= index->words->len; i++) {
        if (words_equal(index_words(index) + i, wanted, prompt->len))
            return i;
    }
    return index->words->len;
}

/* Questions stand in the text in their order; one that was not sent in its words is put behind the
 * text. */
static void index_prompts(struct asked_index *index, const struct asked *asked)
{
    guint from = 0, sent = index->words->len;
    for (guint q = 0; q < index->n_prompts; q++) {
        g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct token));
        tokens_append(words, asked->questions[q].prompt, 0, strlen(asked->questions[q].prompt));
        guint at = find_words(index, words, MIN(from, sent));
        index->prompts[q] = (struct prompt){.first = at, .n = words->len};
        if (at == index->words->len)
            g_array_append_vals(index->words, words->data, words->len);
        else
            from = at + words->len;
    }
}

static void index_questions(struct asked_index *index)
{
    index->question = g_new0(guint16, index->words->len + 1);
    index->first_prompt = index->words->len;
    for (guint q = 0; q < index->n_prompts; q++) {
        const struct prompt *prompt = &index->prompts[q];
        for (guint i = 0; i < prompt->n; i++)
            index->question[prompt->first + i] = (guint16)(q + 1);
        index->first_prompt = MIN(index->first_prompt, prompt->first);
    }
}

static void index_lines(struct asked_index *index, const char *text, guint sent)
{
    index->starts_line = g_new0(gboolean, index->words->len + 1);
    for (guint i = 0; i < index->words->len; i++) {
        const struct token *word = &index_words(index)[i];
        guint32 from = i > 0 && i < sent ? word[-1].end : 0;
        index->starts_line[i] =
            i == 0 || i >= sent || memchr(text + from, '\n', word->start - from) != NULL;
    }
}

/* Hints stand indented under their question: the first line after the last prompt that follows a
 * blank line and is not indented begins what is not part of any question. SENT words are of the
 * text. */
static guint find_hints_end(const struct asked_index *index, const char *text, guint sent)
{
    guint last = 0;
    for (guint q = 0; q < index->n_prompts; q++) {
        const struct prompt *prompt = &index->prompts[q];
        if (prompt->first + prompt->n <= sent)
            last = MAX(last, prompt->first + prompt->n);
    }
    for (guint i = MAX(last, 1); i < sent; i++) {
        const char *start = text + index_words(index)[i].start;
        const char *before = text + index_words(index)[i - 1].end;
        const char *paragraph = g_strstr_len(before, start - before, "\n\n");
        if (paragraph != NULL && paragraph[2] != ' ' && paragraph[2] != '\t')
            return i;
    }
    return sent;
}

struct asked_index *asked_index_new(const struct asked *asked)
{
    struct asked_index *index = g_new0(struct asked_index, 1);
    const char *text = asked->text != NULL ? asked->text : "";
    index->words = g_array_sized_new(FALSE, FALSE, sizeof(struct token), 128);
    index->n_prompts = (guint)MIN(asked->n_questions, G_MAXUINT16 - 1);
    index->prompts = g_new0(struct prompt, index->n_prompts + 1);
    tokens_append(index->words, text, 0, strlen(text));
    guint sent = index->words->len;
    index_prompts(index, asked);
    index_questions(index);
    index_lines(index, text, sent);
    index->hints_end = sent > 0 ? find_hints_end(index, text, sent) : G_MAXUINT;
    index_shingles(index);
    return index;
}

void asked_index_free(struct asked_index *index)
{
    if (index == NULL)
        return;
    g_array_unref(index->words);
    g_free(index->prompts);
    g_free(index->question);
    g_free(index->starts_line);
    g_free(index->shingles);
    g_free(index->same_shingle);
    g_free(index);
}

static guint run_length(const struct asked_index *index, guint at, const struct token *words,
                        gsize n)
{
    guint length = 0;
    while (length < n && at + length < index->words->len &&
           index_words(index)[at + length].hash == words[length].hash)
        length++;
    return length;
}

/* The run where it is expected, or a little behind it, if damage swallowed words ("=?", "y=\nou").
 */
static struct run match_expected(const struct asked_index *index, const struct token *words,
                                 gsize n, guint expected)
{
    struct run best = {.at = expected, .n = run_length(index, expected, words, n)};
    for (guint skipped = 1; best.n == 0 && skipped <= SKIPPED_MAX; skipped++) {
        guint length = run_length(index, expected + skipped, words, n);
        if (length >= 2)
            best = (struct run){.at = expected + skipped, .n = length};
    }
    return best;
}

/* Of two places with the same words (a question of two check-ins in one mail) the next one is
 * meant. */
static gboolean is_nearer(guint at, guint than, guint expected)
{
    guint distance = at >= expected ? at - expected : G_MAXUINT - at;
    return distance < (than >= expected ? than - expected : G_MAXUINT - than);
}

struct run asked_index_match(const struct asked_index *index, const struct token *words, gsize n,
                             guint expected)
{
    struct run best = match_expected(index, words, n, expected);
    if (n < SHINGLE || index->words->len < SHINGLE)
        return best;
    guint candidate = *shingle_slot(index, words);
    for (guint tries = 0; candidate != 0 && tries < CANDIDATES_MAX; tries++) {
        guint at = candidate - 1;
        guint length = run_length(index, at, words, n);
        if (length > best.n || (length == best.n && is_nearer(at, best.at, expected)))
            best = (struct run){.at = at, .n = length};
        candidate = index->same_shingle[at];
    }
    return best;
}
