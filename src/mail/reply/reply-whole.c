/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-whole.c - tells a reply that is one quick answer, or only polite
 *
 * Every word must be known: "skip the second one" and "thanks, the server is up again" say more
 * than their first word, and are nobody's habit. The words are in words/: skip, off, news, same,
 * courtesy.
 */
#include "mail/reply/reply-whole.h"

#include "mail/reply/reply-prose.h"
#include "mail/reply/words.h"

enum { OCTETS_MAX = 400 }; /* what is longer says something */

#define WORDS_POLITE (WORD_GREETING | WORD_THANKS | WORD_CLOSING)
#define WORDS_AROUND (WORDS_POLITE | WORD_FILLER | WORD_SELF)

static const struct {
    guint32 class;
    enum mail_quick quick;
} QUICK[] = {
    {WORD_OFF, MAIL_QUICK_OFF},
    {WORD_SKIP, MAIL_QUICK_SKIP},
    {WORD_NEWS, MAIL_QUICK_NOTHING_NEW},
    {WORD_SAME, MAIL_QUICK_SAME},
};
#define WORDS_QUICK (WORD_SKIP | WORD_OFF | WORD_NEWS | WORD_SAME)

/* The first that is said counts: "off today, so nothing new". */
static void note_classes(struct whole *whole, guint32 classes)
{
    for (gsize i = 0; i < G_N_ELEMENTS(QUICK) && whole->quick == MAIL_QUICK_NONE; i++) {
        if ((classes & QUICK[i].class) != 0)
            whole->quick = QUICK[i].quick;
    }
    whole->courtesy = whole->courtesy || (classes & (WORD_COURTESY | WORD_THANKS)) != 0;
}

/* An emoji is a symbol that is a word of its own; and "+1". */
static gboolean is_sign(const struct sheet *sheet, const struct token *token)
{
    if (token->digits == 1 && token->number == 1)
        return token->start > 0 && sheet->text[token->start - 1] == '+';
    return g_unichar_type(g_utf8_get_char(sheet->text + token->start)) == G_UNICODE_OTHER_SYMBOL;
}

static gboolean is_writer(const GArray *writer, const struct token *token)
{
    for (guint i = 0; i < writer->len; i++) {
        if (g_array_index(writer, struct token, i).hash == token->hash)
            return TRUE;
    }
    return FALSE;
}

/* "Thanks Mia": behind a polite word, the rest of the line may be a name. Returns its words. */
static guint name_behind(const struct sheet *sheet, const struct token *tokens, guint n)
{
    return words_are_name(sheet, tokens, n) &&
                   words_match(tokens, n, WORDS_AROUND | WORDS_QUICK | WORD_COURTESY, NULL) == 0
               ? n
               : 0;
}

/* FALSE when the line has a word that says something else. */
static gboolean line_is_habit(const struct sheet *sheet, const struct line *line,
                              const GArray *writer, struct whole *whole)
{
    const struct token *tokens = line_tokens(sheet, line);
    for (guint i = 0; i < line->n_tokens;) {
        guint32 classes = 0;
        guint match = words_match(tokens + i, line->n_tokens - i,
                                  WORDS_AROUND | WORDS_QUICK | WORD_COURTESY, &classes);
        if (match == 0 && is_sign(sheet, &tokens[i])) {
            classes = WORD_COURTESY;
            match = 1;
        } else if (match == 0 && is_writer(writer, &tokens[i])) {
            match = 1;
        } else if (match == 0) {
            return FALSE;
        }
        note_classes(whole, classes);
        i += match;
        if ((classes & WORDS_POLITE) != 0)
            i += name_behind(sheet, tokens + i, line->n_tokens - i);
    }
    return TRUE;
}

/* ":-)", "(y)": nothing but marks, among them a bracket. */
static gboolean is_smiley(const char *text)
{
    return strpbrk(text, ":;=") != NULL && strpbrk(text, "()") != NULL;
}

struct whole reply_whole(const char *text, const char *writer)
{
    struct whole whole = {0};
    if (*text == '\0' || strlen(text) > OCTETS_MAX)
        return whole;
    g_autoptr(GArray) name = g_array_new(FALSE, FALSE, sizeof(struct token));
    if (writer != NULL)
        tokens_append(name, writer, 0, strlen(writer));
    struct sheet *sheet = sheet_new(text);
    gboolean habit = TRUE;
    for (gsize i = 0; i < sheet->n_lines && habit; i++)
        habit = line_is_habit(sheet, &sheet->lines[i], name, &whole);
    gboolean smiley = sheet->n_tokens == 0 && is_smiley(text);
    sheet_free(sheet);
    if (!habit)
        return (struct whole){0};
    whole.courtesy = (whole.courtesy || smiley) && whole.quick == MAIL_QUICK_NONE;
    return whole;
}
