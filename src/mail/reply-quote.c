/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-quote.c - tells the quoted older mail from what a person quotes of something else
 *
 * A quote is the older mail's when a client says so (an attribution above it or in it), when it repeats what was asked, or
 * when it only trails the mail. Any other is the person's: an error message, a piece of a log, a line of a colleague.
 */
#include "mail/reply-quote.h"

#include <string.h>

#include "mail/reply-asked.h"
#include "mail/reply-footer.h"
#include "mail/reply-marks.h"
#include "mail/reply-signature.h"

const struct rule rule_quote = {"quoted from the older mail"};

enum {
    HEAD_LINES = 6,   /* of a quote, in which its attribution may stand */
    WRAPPED_MIN = 40, /* octets of a quoted line that a client may have broken */
    WORDS_MIN = 3,    /* a quote of fewer words is nobody's */
};

struct quote {
    gsize first, last;
    gboolean asked;      /* repeats what was asked */
    gboolean attributed; /* a client says whose it is */
    guint words;
};

static gboolean is_client_mark(const struct line *line)
{
    return line->rule == &rule_attribution || line->rule == &rule_header_block ||
           line->rule == &rule_separator || line->rule == &rule_forwarded;
}

/* The lines from AT on that are quoted, blank ones between them included. */
static struct quote quote_read(const struct page *page, gsize at)
{
    struct quote quote = {.first = at, .last = at};
    for (gsize i = at; i < page->n_lines; i++) {
        const struct line *line = &page->lines[i];
        if (line->depth == 0 && !line_is_blank(line))
            break;
        if (line->depth == 0)
            continue;
        quote.last = i;
        quote.words += line->n_tokens;
        quote.asked = quote.asked || line->rule == &rule_asked || line->question != 0;
    }
    return quote;
}

static gboolean has_attribution_inside(const struct page *page, const struct quote *quote)
{
    guint seen = 0;
    for (gsize i = quote->first; i <= quote->last && seen < HEAD_LINES; i++) {
        if (line_is_blank(&page->lines[i]))
            continue;
        seen++;
        if (attribution_lines(page, i) > 0 || header_block_lines(page, i, FALSE) > 0 ||
            separator_rule(page, i) != NULL)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_mark_above(const struct page *page, const struct quote *quote)
{
    gsize above = page_previous_filled(page, quote->first);
    return above < page->n_lines && is_client_mark(&page->lines[above]);
}

/* Whether the person goes on below the quote: a signature or a footer is not going on. */
static gboolean own_words_below(const struct page *page, const struct quote *quote)
{
    for (gsize i = quote->last + 1; i < page->n_lines; i++) {
        const struct line *line = &page->lines[i];
        if (line_is_blank(line) || line->rule != NULL || footer_line(page, i) ||
            litter_line(page, i))
            continue;
        return signature_delimiter(page, i) == NULL;
    }
    return FALSE;
}

static gboolean own_words_above(const struct page *page, const struct quote *quote)
{
    gsize i = page_previous_filled(page, quote->first);
    while (i < page->n_lines && page->lines[i].rule != NULL)
        i = page_previous_filled(page, i);
    return i < page->n_lines;
}

/* "The log says:" introduces what follows. */
static gboolean is_introduced(const struct page *page, const struct quote *quote)
{
    gsize above = page_previous_filled(page, quote->first);
    return above < page->n_lines && page->lines[above].rule == NULL &&
           line_last_char(page, &page->lines[above]) == ':';
}

static gboolean quote_is_old(const struct page *page, const struct quote *quote, gboolean seen,
                             gboolean asked_found)
{
    if (quote->asked || quote->attributed || quote->words < WORDS_MIN)
        return TRUE;
    if (seen)
        return !asked_found; /* it goes on after an answer; unless we know that it was not asked */
    return own_words_above(page, quote) && !own_words_below(page, quote) &&
           !is_introduced(page, quote);
}

/* The quoted words that a client broke off into a line without a mark. */
static gboolean is_broken_off(const struct page *page, gsize at)
{
    if (at == 0 || at + 1 >= page->n_lines)
        return FALSE;
    const struct line *before = &page->lines[at - 1], *line = &page->lines[at],
                      *after = &page->lines[at + 1];
    if (line_is_blank(line) || line->depth > 0 || line->rule != NULL || before->depth == 0 ||
        after->depth == 0)
        return FALSE;
    if (before->question != 0 || before->end - before->body < WRAPPED_MIN ||
        line->end - line->body >= before->end - before->body)
        return FALSE;
    gunichar first = line_first_char(page, line), last = line_last_char(page, before);
    return (g_unichar_islower(first) || first == '_') &&
           (last >= 0x80 || strchr(".?!:;", (int)last) == NULL);
}

guint reply_mark_quotes(struct page *page, gboolean asked_found)
{
    guint kept = 0;
    gboolean seen = FALSE;
    for (gsize i = 0; i < page->n_lines; i++) {
        if (page->lines[i].depth == 0) {
            if (is_broken_off(page, i) && page->lines[i - 1].rule != NULL)
                page_cut(page, i, i, &rule_quote);
            continue;
        }
        struct quote quote = quote_read(page, i);
        quote.attributed = has_mark_above(page, &quote) || has_attribution_inside(page, &quote);
        if (quote_is_old(page, &quote, seen, asked_found)) {
            seen = seen || quote.attributed || quote.asked;
            for (gsize k = quote.first; k <= quote.last; k++) {
                if (page->lines[k].question == 0)
                    page_cut(page, k, k, &rule_quote);
            }
        } else {
            kept++;
        }
        i = quote.last;
    }
    return kept;
}
