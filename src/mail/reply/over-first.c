/* SPDX-License-Identifier: GPL-3.0-or-later */
/* over-first.c - words that begin by saying that something is over, and go on: "Done, it is
 * approved."
 *
 * What goes on behind a comma, a full stop or a dash. "Done with my part", "Done, but Ann has to
 * sign" and "Done?" say that it is not, or not by this.
 */
#include <string.h>

#include "mail/reply/meaning.h"
#include "mail/reply/reply.h"
#include "mail/reply/sentence.h"
#include "muster/mail/moved.h"

enum { CLAUSE_MIN = 3 /* octets: "x, y and z" is a list */ };

static const struct meaning BUTS[] = {
    {"but", TRUE},    {"except", TRUE},  {"however", TRUE}, {"not", TRUE},        {"almost", TRUE},
    {"nearly", TRUE}, {"if", TRUE},      {"unless", TRUE},  {"only", TRUE},       {"aber", TRUE},
    {"außer", TRUE},  {"bis auf", TRUE}, {"jedoch", TRUE},  {"allerdings", TRUE}, {"nicht", TRUE},
    {"nur", TRUE},    {"fast", TRUE},    {"falls", TRUE},   {"wenn", TRUE},       {"mais", TRUE},
    {"sauf", TRUE},   {"pas", TRUE},     {"presque", TRUE}, {"seulement", TRUE},  {"pero", TRUE},
    {"salvo", TRUE},  {"excepto", TRUE}, {"no", TRUE},      {"casi", TRUE},       {"todavía", TRUE},
    {"aún", TRUE},    {"solo", TRUE},    {"でも", TRUE},    {"ただ", TRUE},       {"しかし", TRUE},
    {"けど", TRUE},   {"けれど", TRUE},  {"まだ", TRUE},    {"ません", TRUE},     {"ない", TRUE},
};
static struct meanings buts = MEANINGS_OF(BUTS);

/* How many octets at the start of TEXT end a clause; 0: none do. */
static gsize clause_mark(const char *text)
{
    static const char *const marks[] = {", ",  ". ",  "; ", "! ", " - ",
                                        " – ", " — ", "、", "。", "！"};
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(text, marks[i]))
            return strlen(marks[i]);
    return 0;
}

static gboolean says_but(const char *sentence, gsize length)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(tokens, sentence, 0, length);
    const struct token *words = (const struct token *)(const void *)tokens->data;
    int value;
    for (guint i = 0; i < tokens->len; i++)
        if (meaning_find(&buts, words + i, tokens->len - i, &value) > 0)
            return TRUE;
    const char *mark = sentence + length;
    return memchr(sentence, '?', length) != NULL || *mark == '?' || g_str_has_prefix(mark, "？");
}

gboolean words_begin_done(const char *words)
{
    gsize length = strcspn(words, "\n"), end = 0;
    while (end < length && clause_mark(words + end) == 0)
        end++;
    if (end < CLAUSE_MIN || end >= length)
        return FALSE;
    g_autofree char *clause = g_strndup(words, end);
    const char *rest = words + end + clause_mark(words + end);
    rest += strspn(rest, " ");
    return rest[0] != '\0' && reply_says_status(clause) == STATUS_OVER &&
           reply_says_status(words) != STATUS_OVER && !says_but(rest, sentence_end(rest));
}
