/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-nothing.c - tells an answer that says there is nothing: "no", "-", "all good", 没有
 *
 * Only a first line or sentence made of such words alone (and of "today", "thanks" and their like)
 * says so: "No, but the server is slow" does not. In doubt no blocker is opened: "No. I wait for
 * Bob until noon." says nothing too.
 */
#include <string.h>

#include "mail/reply.h"
#include "mail/words.h"

/* Where the first sentence or line ends; a mark ends one only before a blank or the end ("n.a.",
 * "1.5"). */
static gsize first_sentence(const char *text)
{
    static const char *const wide[] = {"\343\200\202", "\357\274\201", "\357\274\237"}; /* 。！？ */
    for (gsize i = 0; text[i] != '\0'; i++) {
        if (text[i] == '\n')
            return i;
        if (strchr(".!?;", text[i]) != NULL &&
            (text[i + 1] == '\0' || g_ascii_isspace(text[i + 1])))
            return i;
        for (gsize k = 0; k < G_N_ELEMENTS(wide); k++) {
            if (strncmp(text + i, wide[k], 3) == 0)
                return i;
        }
    }
    return strlen(text);
}

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

gboolean reply_says_nothing(const char *answer)
{
    while (g_ascii_isspace(*answer))
        answer++;
    gsize end = first_sentence(answer);
    if (end > 200)
        return FALSE;
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(tokens, answer, 0, end);
    if (tokens->len == 0)
        return answer[0] != '\0' && answer[end] == '\0'; /* "-", "--", "/" */
    struct token *words = (struct token *)(void *)tokens->data;
    words_classify(words, tokens->len);
    return all_say_nothing(words, tokens->len);
}
