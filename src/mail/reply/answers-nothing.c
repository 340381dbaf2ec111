/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-nothing.c - tells an answer that says there is nothing: "no", "-", "all good", 没有
 *
 * A line or sentence made of such words alone (and of "today", "thanks" and their like) says so:
 * "No, but the server is slow" does not. For most questions all of them must: "Nothing.\nOr yes,
 * the parser." is an answer. Of a blocker the first is enough, since in doubt none is opened: "No.
 * I wait for Bob until noon."
 */
#include <string.h>

#include "mail/reply/reply.h"
#include "mail/reply/sentence.h"
#include "mail/reply/words.h"
#include "muster/mail/nothing.h"

static gboolean all_say_nothing(const struct token *tokens, gsize n)
{
    gboolean said = FALSE;
    for (gsize i = 0; i < n;) {
        guint32 classes = 0;
        guint match = words_match(tokens + i, n - i, WORD_NOTHING | WORD_FILLER, &classes);
        if (match == 0)
            return FALSE;
        said = said || (classes & WORD_NOTHING) != 0;
        i += match;
    }
    return said;
}

enum { SENTENCE_MAX = 200 }; /* octets of one that says nothing */

/* Marks alone say nothing only as a whole answer: "-", "--", "/". */
static gboolean sentence_says_nothing(const char *sentence, gsize length, gboolean whole)
{
    if (length > SENTENCE_MAX)
        return FALSE;
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(tokens, sentence, 0, length);
    if (tokens->len == 0)
        return whole;
    struct token *words = (struct token *)(void *)tokens->data;
    words_classify(words, tokens->len);
    return all_say_nothing(words, tokens->len);
}

/* Behind a sentence: the marks that end it, and what is between it and the next. */
static const char *next_sentence(const char *at)
{
    while (*at != '\0' && !g_unichar_isalnum(g_utf8_get_char(at)) &&
           g_unichar_type(g_utf8_get_char(at)) != G_UNICODE_OTHER_SYMBOL)
        at = g_utf8_next_char(at);
    return at;
}

static const char *skip_blanks(const char *at)
{
    while (g_ascii_isspace(*at))
        at++;
    return at;
}

gboolean reply_says_nothing(const char *answer)
{
    answer = skip_blanks(answer);
    gsize end = sentence_end(answer);
    return *answer != '\0' && sentence_says_nothing(answer, end, answer[end] == '\0');
}

gboolean words_say_nothing(const char *answer)
{
    if (!reply_says_nothing(answer))
        return FALSE;
    for (const char *at = skip_blanks(answer); *at != '\0';) {
        gsize end = sentence_end(at);
        if (!sentence_says_nothing(at, end, TRUE))
            return FALSE;
        at = next_sentence(at + end);
    }
    return TRUE;
}
