/* SPDX-License-Identifier: GPL-3.0-or-later */
/* over-first.c - words that begin by saying that something is over, and go on: "Done, it is
 * approved."
 *
 * What goes on behind a comma, a full stop or a dash. "Done with my part", "Done, but Ann has to
 * sign" and "Done?" say that it is not, or not by this; so does a later sentence that begins with
 * "But". What else later ones say ("If it fails, call me") is about something else.
 */
#include <string.h>

#include "mail/reply/meaning.h"
#include "mail/reply/reply.h"
#include "mail/reply/sentence.h"
#include "muster/mail/moved.h"

enum { CLAUSE_MIN = 3 /* octets: "x, y and z" is a list */ };

/* Where a word takes back that it is over. */
enum {
    LIMITS, /* in the sentence that goes on from there: "Done, not by me" */
    TURNS,  /* there, and where it begins a later one: "But Ann has to sign." */
};

static const struct meaning BUTS[] = {
    {"but", TURNS},     {"except", TURNS},     {"however", TURNS},  {"not", LIMITS},
    {"almost", LIMITS}, {"nearly", LIMITS},    {"if", LIMITS},      {"unless", TURNS},
    {"only", TURNS},    {"aber", TURNS},       {"außer", TURNS},    {"bis auf", TURNS},
    {"jedoch", TURNS},  {"allerdings", TURNS}, {"nicht", LIMITS},   {"nur", TURNS},
    {"fast", LIMITS},   {"falls", LIMITS},     {"wenn", LIMITS},    {"mais", TURNS},
    {"sauf", TURNS},    {"pas", LIMITS},       {"presque", LIMITS}, {"seulement", TURNS},
    {"pero", TURNS},    {"salvo", TURNS},      {"excepto", TURNS},  {"no", LIMITS},
    {"casi", LIMITS},   {"todavía", TURNS},    {"aún", TURNS},      {"solo", TURNS},
    {"でも", TURNS},    {"ただ", TURNS},       {"しかし", TURNS},   {"けど", TURNS},
    {"けれど", TURNS},  {"まだ", TURNS},       {"ません", LIMITS},  {"ない", LIMITS},
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

static GArray *words_of(const char *sentence, gsize length)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(words, sentence, 0, length);
    return words;
}

static gboolean says_but(const char *sentence, gsize length)
{
    g_autoptr(GArray) tokens = words_of(sentence, length);
    const struct token *words = (const struct token *)(const void *)tokens->data;
    int value;
    for (guint i = 0; i < tokens->len; i++)
        if (meaning_find(&buts, words + i, tokens->len - i, &value) > 0)
            return TRUE;
    const char *mark = sentence + length;
    return memchr(sentence, '?', length) != NULL || *mark == '?' || g_str_has_prefix(mark, "？");
}

static gboolean begins_with_but(const char *sentence, gsize length)
{
    g_autoptr(GArray) tokens = words_of(sentence, length);
    const struct token *words = (const struct token *)(const void *)tokens->data;
    int value;
    return tokens->len > 0 && meaning_find(&buts, words, tokens->len, &value) > 0 && value == TURNS;
}

/* REST, which goes on from "done", takes that back. */
static gboolean takes_back(const char *rest)
{
    gsize length = sentence_end(rest);
    if (says_but(rest, length))
        return TRUE;
    for (rest += length; *rest != '\0'; rest += length) {
        rest = g_utf8_next_char(rest);
        length = sentence_end(rest);
        if (begins_with_but(rest, length))
            return TRUE;
    }
    return FALSE;
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
           reply_says_status(words) != STATUS_OVER && !takes_back(rest);
}
