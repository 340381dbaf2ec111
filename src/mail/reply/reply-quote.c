/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-quote.c - tells the quoted older mail from what a person quotes of something else
 *
 * A quote is the older mail's when a client says so (an attribution above it or in it), when it
 * repeats what was asked, or when it only trails the mail. Any other is the person's: an error
 * message, a piece of a log, a line of a colleague.
 */
#include "mail/reply/reply-quote.h"

#include <string.h>

#include "mail/reply/reply-asked.h"
#include "mail/reply/reply-footer.h"
#include "mail/reply/reply-marks.h"
#include "mail/reply/reply-signature.h"

const struct rule rule_quote = {"quoted from the older mail", NULL};

enum {
    WRAPPED_MIN = 60, /* octets of a quoted line that a client may have broken */
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
    return line->ends_in_mark || line->rule == &rule_attribution ||
           line->rule == &rule_header_block || line->rule == &rule_separator ||
           line->rule == &rule_forwarded;
}

/* The lines from AT on that are quoted, blank ones between them included. */
static struct quote quote_read(const struct sheet *sheet, gsize at)
{
    struct quote quote = {.first = at, .last = at};
    for (gsize i = at; i < sheet->n_lines; i++) {
        const struct line *line = &sheet->lines[i];
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

/* A client puts it first. Further down it is a quote of a quote, whosever the outer one is. */
static gboolean has_attribution_inside(const struct sheet *sheet, const struct quote *quote)
{
    gsize first = sheet_next_filled(sheet, quote->first);
    return first <= quote->last &&
           (is_client_mark(&sheet->lines[first]) || attribution_lines(sheet, first) > 0 ||
            header_block_lines(sheet, first, FALSE) > 0 || separator_rule(sheet, first) != NULL);
}

static gboolean has_mark_above(const struct sheet *sheet, const struct quote *quote)
{
    gsize above = sheet_previous_filled(sheet, quote->first);
    return above < sheet->n_lines && is_client_mark(&sheet->lines[above]);
}

/* Whether the person goes on below the quote, or the older mail follows only there: then it is not
 * this quote. A signature or a footer is not going on. */
static gboolean goes_on_below(const struct sheet *sheet, const struct quote *quote)
{
    for (gsize i = quote->last + 1; i < sheet->n_lines; i++) {
        const struct line *line = &sheet->lines[i];
        if (line_is_blank(line))
            continue;
        if (is_client_mark(line))
            return TRUE;
        if (line->rule != NULL || footer_line(sheet, i) || litter_line(sheet, i))
            continue;
        return signature_delimiter(sheet, i) == NULL;
    }
    return FALSE;
}

static gboolean own_words_above(const struct sheet *sheet, const struct quote *quote)
{
    gsize i = sheet_previous_filled(sheet, quote->first);
    while (i < sheet->n_lines && sheet->lines[i].rule != NULL)
        i = sheet_previous_filled(sheet, i);
    return i < sheet->n_lines;
}

/* "The log says:" introduces what follows. */
static gboolean is_introduced(const struct sheet *sheet, const struct quote *quote)
{
    gsize above = sheet_previous_filled(sheet, quote->first);
    return above < sheet->n_lines && sheet->lines[above].rule == NULL &&
           line_last_char(sheet, &sheet->lines[above]) == ':';
}

static gboolean quote_is_old(const struct sheet *sheet, const struct quote *quote, gboolean seen,
                             enum asked_state asked)
{
    if (quote->asked || quote->attributed || quote->words < WORDS_MIN)
        return TRUE;
    if (seen)
        return asked != ASKED_FOUND; /* it goes on after an answer */
    if (asked != ASKED_UNKNOWN)
        return FALSE;
    return own_words_above(sheet, quote) && !goes_on_below(sheet, quote) &&
           !is_introduced(sheet, quote);
}

/* A link is broken wherever it reaches the edge. */
static gboolean ends_in_link(const struct sheet *sheet, const struct line *line)
{
    const char *link = g_strrstr_len(sheet->text + line->body, line->end - line->body, "://");
    return link != NULL && memchr(link, ' ', (gsize)(sheet->text + line->end - link)) == NULL;
}

/* The quoted words that a client broke off into a line without a mark. */
static gboolean is_broken_off(const struct sheet *sheet, gsize at)
{
    if (at == 0 || at + 1 >= sheet->n_lines)
        return FALSE;
    const struct line *before = &sheet->lines[at - 1], *line = &sheet->lines[at],
                      *after = &sheet->lines[at + 1];
    if (line_is_blank(line) || line->depth > 0 || line->rule != NULL || before->depth == 0 ||
        after->depth == 0 || before->question != 0)
        return FALSE;
    if (ends_in_link(sheet, before))
        return line->n_tokens <= 4;
    guint32 length = line->end - line->body, length_before = before->end - before->body;
    gunichar last = line_last_char(sheet, before);
    return length_before >= WRAPPED_MIN && length < length_before &&
           g_unichar_islower(line_first_char(sheet, line)) &&
           (last >= 0x80 || strchr(".?!:;", (int)last) == NULL);
}

guint reply_mark_quotes(struct sheet *sheet, enum asked_state asked)
{
    guint kept = 0;
    gboolean seen = FALSE;
    for (gsize i = 0; i < sheet->n_lines; i++) {
        if (sheet->lines[i].depth == 0) {
            if (is_broken_off(sheet, i) && sheet->lines[i - 1].rule != NULL)
                sheet_cut(sheet, i, i, &rule_quote);
            continue;
        }
        struct quote quote = quote_read(sheet, i);
        quote.attributed = has_mark_above(sheet, &quote) || has_attribution_inside(sheet, &quote);
        if (quote_is_old(sheet, &quote, seen, asked)) {
            seen = seen || quote.attributed || quote.asked;
            for (gsize k = quote.first; k <= quote.last; k++) {
                if (!sheet->lines[k].mine)
                    sheet_cut(sheet, k, k, &rule_quote);
            }
        } else {
            kept++;
        }
        i = quote.last;
    }
    return kept;
}
