/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a reaction from words. What clients write around the emoji that their user chose is a
 * short list of phrases; any other word makes it a text. */
#include "mail/reply/reply-sign.h"

#include <string.h>

#include "mail/reply/meaning.h"

enum { OCTETS_MAX = 400, SIGN_OCTETS = 40 };

static const char THUMB[] = "\360\237\221\215";

/* What clients say in place of, or beside, the emoji. */
static const struct meaning REACTED[] = {
    {"reacted to your message", 1},
    {"reacted via gmail", 1},
    {"liked your message", 1},
    {"loved your message", 1},
    {"laughed at your message", 1},
    {"liked this message", 1},
    {"hat auf ihre nachricht reagiert", 1},
    {"hat auf deine nachricht reagiert", 1},
    {"hat über gmail reagiert", 1},
    {"a réagi à votre message", 1},
    {"a réagi via gmail", 1},
    {"a aimé votre message", 1},
    {"reaccionó a tu mensaje", 1},
    {"ha reaccionado a su mensaje", 1},
    {"ha reaccionado a tu mensaje", 1},
    {"ha reaccionado mediante gmail", 1},
    {"le gustó tu mensaje", 1},
};
static struct meanings reacted = MEANINGS_OF(REACTED);

static gboolean is_emoji(gunichar letter)
{
    return g_unichar_type(letter) == G_UNICODE_OTHER_SYMBOL;
}

/* Colours, joiners and variants, which stand behind an emoji and belong to it. */
static gboolean belongs_to_emoji(gunichar letter, gunichar before)
{
    return (letter >= 0x1f3fb && letter <= 0x1f3ff) || letter == 0x200d || letter == 0xfe0f ||
           letter == 0x20e3 || (before == 0x200d && is_emoji(letter));
}

char *first_emoji(const char *text)
{
    while (*text != '\0' && !is_emoji(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    if (*text == '\0')
        return NULL;
    const char *end = g_utf8_next_char(text);
    gunichar before = 0;
    while (*end != '\0' && end - text < SIGN_OCTETS &&
           belongs_to_emoji(g_utf8_get_char(end), before)) {
        before = g_utf8_get_char(end);
        end = g_utf8_next_char(end);
    }
    return g_strndup(text, (gsize)(end - text));
}

static gboolean is_plus_one(const char *text, const struct token *token)
{
    return token->digits == 1 && token->number == 1 && token->start > 0 &&
           text[token->start - 1] == '+';
}

static gboolean is_word_of(const GArray *writer, const struct token *token)
{
    for (guint i = 0; i < writer->len; i++)
        if (g_array_index(writer, struct token, i).hash == token->hash)
            return TRUE;
    return FALSE;
}

/* FALSE when there is a word of somebody's own. *SIGNS_R: there is a sign, or the client says
 * that one was made. */
static gboolean is_wordless(const char *text, const GArray *tokens, const GArray *writer,
                            gboolean *signs_r)
{
    const struct token *all = (const struct token *)(void *)tokens->data;
    for (guint i = 0; i < tokens->len;) {
        int ignored;
        guint match = meaning_find(&reacted, all + i, tokens->len - i, &ignored);
        gboolean sign = match > 0 || is_plus_one(text, &all[i]) ||
                        is_emoji(g_utf8_get_char(text + all[i].start));
        if (!sign && !is_word_of(writer, &all[i]))
            return FALSE;
        *signs_r |= sign;
        i += MAX(match, 1);
    }
    return TRUE;
}

/* ":-)", "(y)": nothing but marks, among them a bracket. */
static gboolean is_smiley(const char *text)
{
    return strlen(text) <= SIGN_OCTETS && strchr(text, '\n') == NULL &&
           strpbrk(text, ":;=") != NULL && strpbrk(text, "()") != NULL;
}

char *reply_sign(const char *text, const char *writer)
{
    if (*text == '\0' || strlen(text) > OCTETS_MAX)
        return NULL;
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
    g_autoptr(GArray) name = g_array_new(FALSE, FALSE, sizeof(struct token));
    tokens_append(tokens, text, 0, strlen(text));
    if (writer != NULL)
        tokens_append(name, writer, 0, strlen(writer));
    gboolean signs = FALSE;
    if (!is_wordless(text, tokens, name, &signs))
        return NULL;
    char *emoji = first_emoji(text);
    if (emoji == NULL && tokens->len == 0 && is_smiley(text))
        return g_strdup(text);
    return emoji == NULL && signs ? g_strdup(THUMB) : emoji;
}
