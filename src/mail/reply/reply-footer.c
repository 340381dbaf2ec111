/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-footer.c - phone and webmail footers, disclaimers, and what programs leave of parts they
 * cannot show
 *
 * "Sent from a magnificent torch of pixels" is a person's: a footer names a device or a program, or
 * begins with words that nobody else begins a line with. Both lists are in words/.
 */
#include "mail/reply/reply-footer.h"

#include <string.h>

#include "mail/reply/reply-prose.h"
#include "mail/reply/words.h"

const struct rule rule_footer = {"a footer that a phone or webmail added", NULL};
const struct rule rule_disclaimer = {"a disclaimer", NULL};
const struct rule rule_litter = {"what a program left of a part that it cannot show", NULL};

enum {
    FOOTER_WORDS_MAX = 12, /* the words of links aside */
    SUFFIX_WORDS_MAX = 7,
    BEHIND_DEVICE_MAX = 2,
    SENTEND_WORDS_MAX = 5, /* a Chinese or Japanese character is a word */
};

/* The words before the first link of the line: "Sent with [Proton Mail](https://...) secure email."
 * has three. */
static guint words_before_link(const struct sheet *sheet, const struct line *line)
{
    const char *link = line_find(sheet, line, "://");
    if (link == NULL)
        return line->n_tokens;
    while (link > sheet->text + line->body && g_ascii_isalpha(link[-1]))
        link--;
    const struct token *tokens = line_tokens(sheet, line);
    guint n = 0;
    while (n < line->n_tokens && sheet->text + tokens[n].end <= link)
        n++;
    return n;
}

/* A device or program is named, and little stands behind the last one: "Sent from Outlook the
 * invitations for Bob's team" is no footer. */
static gboolean names_device(const struct token *tokens, guint n)
{
    gboolean named = FALSE;
    guint behind = 0;
    for (guint i = 0; i < n; i++) {
        guint match = words_match(tokens + i, n - i, WORD_DEVICE, NULL);
        if (match > 0)
            behind = n - i - match;
        named = named || match > 0;
    }
    return named && behind <= BEHIND_DEVICE_MAX;
}

/* "iPhone'umdan gönderildi", "Galaxyから送信": languages that put the verb last. Its words; 0 when
 * there is none. */
static guint sent_at_end(const struct token *tokens, guint n)
{
    for (guint i = n > SENTEND_WORDS_MAX ? n - SENTEND_WORDS_MAX : 0; i < n; i++) {
        guint match = words_match(tokens + i, n - i, WORD_SENTEND, NULL);
        if (match > 0 && i + match == n)
            return match;
    }
    return 0;
}

/* The words of the first sentence of the N: "Sent from my phone. Please excuse my brevity." */
static guint sentence_words(const struct sheet *sheet, const struct token *tokens, guint n)
{
    for (guint i = 0; i + 1 < n; i++) {
        if (sheet->text[tokens[i].end] == '.' && sheet->text[tokens[i].end + 1] == ' ')
            return i + 1;
    }
    return n;
}

/* WITH_COLON: "Sent from my desk: the invoice" is no footer, unless a device is named too. */
static gboolean is_footer(const struct token *tokens, guint n, gboolean with_colon)
{
    if (n > FOOTER_WORDS_MAX)
        return FALSE;
    guint phrase = words_match(tokens, n, WORD_FOOTER, NULL);
    if (phrase > 0)
        return phrase == n || !with_colon || names_device(tokens, n);
    if (words_match(tokens, n, WORD_SENTFROM, NULL) > 0)
        return names_device(tokens, n);
    guint sent = n <= SUFFIX_WORDS_MAX ? sent_at_end(tokens, n) : 0;
    return sent > 0 && names_device(tokens, n - sent);
}

/* Every sentence of the line is one. */
gboolean footer_line(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    const struct token *tokens = line_tokens(sheet, line);
    guint n = words_before_link(sheet, line);
    if (line->n_tokens < 2 || n == 0 || line_begins_item(sheet, line))
        return FALSE;
    gboolean with_colon =
        memchr(sheet->text + line->body, ':', tokens[n - 1].end - line->body) != NULL;
    for (guint i = 0; i < n;) {
        guint words = sentence_words(sheet, tokens + i, n - i);
        if (!is_footer(tokens + i, words, with_colon))
            return FALSE;
        i += words;
    }
    return TRUE;
}

gboolean litter_line(const struct sheet *sheet, gsize at)
{
    static const char *const beginnings[] = {
        "Non-text part: ",         /* notmuch reply */
        "[1:text/",                /* mu4e, wanderlust */
        "[2:text/",        "[-- ", /* mutt */
        "[cid:",                   /* Outlook: the place of an image */
        "[image: ",                /* Gmail */
        "[ text/html ",            /* notmuch-emacs */
        "[ multipart/",
    };
    const struct line *line = &sheet->lines[at];
    if (strchr("[N", sheet->text[line->body]) == NULL)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        if (g_str_has_prefix(sheet->text + line->body, beginnings[i]))
            return TRUE;
    }
    return FALSE;
}

gboolean disclaimer_paragraph(const struct sheet *sheet, gsize first, gsize last)
{
    guint phrases = 0, words = 0;
    for (gsize i = first; i <= last; i++) {
        const struct line *line = &sheet->lines[i];
        const struct token *tokens = line_tokens(sheet, line);
        for (guint w = 0; w < line->n_tokens; w++)
            phrases += words_match(tokens + w, line->n_tokens - w, WORD_DISCLAIMER, NULL) > 0;
        words += line->n_tokens;
    }
    return phrases >= 2 && words >= 12;
}
