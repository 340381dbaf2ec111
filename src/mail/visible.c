/* SPDX-License-Identifier: GPL-3.0-or-later */
/* visible.c - the passes over a reply in their order, and the text that is left
 *
 * 1. the marks of clients (attribution, header block, separator); 2. what was asked, by its words; 3. what stands below an
 * unmarked mark; 4. quotes; 5. footers and signatures. Each pass leaves alone what an earlier one has decided.
 */
#include "mail/visible.h"

#include <string.h>

#include "mail/reply-asked.h"
#include "mail/reply-footer.h"
#include "mail/reply-marks.h"
#include "mail/reply-quote.h"
#include "mail/reply-signature.h"

static const struct rule rule_old = {"the older mail"};

enum { DRAWN_MIN = 5 };

static gboolean is_separator_kind(const struct rule *rule)
{
    return rule == &rule_separator || rule == &rule_forwarded || rule == &rule_answer_above;
}

/* The line that Outlook.com and others draw above their header block. */
static gboolean is_drawn(const struct page *page, gsize at)
{
    const struct line *line = &page->lines[at];
    if (line->n_tokens > 0 || line->depth > 0 || line->end - line->body < DRAWN_MIN)
        return FALSE;
    for (guint32 i = line->body; i < line->end; i++) {
        if (strchr("_-=* ", page->text[i]) == NULL)
            return FALSE;
    }
    return TRUE;
}

static void cut_header(struct page *page, gsize at, gsize n)
{
    gsize above = page_previous_filled(page, at);
    page_cut(page, at, at + n - 1, &rule_header_block);
    if (above < page->n_lines && is_drawn(page, above))
        page_cut(page, above, above, &rule_separator);
}

/* One client's mark on line AT, if there is any: cuts it, and says how many lines it took. UNMARKED_R: what follows it is
 * the older mail without quote marks. */
static gsize cut_mark(struct page *page, gsize at, struct visible *visible, gboolean *unmarked_r)
{
    *unmarked_r = TRUE;
    const struct rule *separator = separator_rule(page, at);
    if (separator != NULL) {
        visible->forwarded = visible->forwarded || separator == &rule_forwarded;
        page_cut(page, at, at, separator);
        return 1;
    }
    gsize above = page_previous_filled(page, at);
    gboolean after_separator = above < page->n_lines && is_separator_kind(page->lines[above].rule);
    gsize n = header_block_lines(page, at, after_separator);
    if (n > 0) {
        cut_header(page, at, n);
        return n;
    }
    n = attribution_lines(page, at);
    if (n > 0) {
        page_cut(page, at, at + n - 1, &rule_attribution);
        gsize next = page_next_filled(page, at + n);
        *unmarked_r = next < page->n_lines && page->lines[next].depth == 0;
    }
    return n;
}

/* Cuts the marks of clients outside quotes. Returns the first line below one after which nothing is marked as quoted. */
static gsize cut_marks(struct page *page, struct visible *visible)
{
    gsize below = page->n_lines;
    for (gsize i = 0; i < page->n_lines;) {
        gboolean unmarked = FALSE;
        gsize n = 0;
        if (page->lines[i].depth == 0 && page->lines[i].rule == NULL &&
            !line_is_blank(&page->lines[i]))
            n = cut_mark(page, i, visible, &unmarked);
        i += MAX(n, 1);
        if (n > 0 && unmarked)
            below = MIN(below, i);
    }
    return below;
}

static gboolean is_asked(const struct line *line)
{
    return line->rule == &rule_asked || line->question != 0;
}

/* Below an unmarked mark all is old - but what a person wrote between the lines that were asked. */
static void cut_below(struct page *page, gsize below)
{
    gsize asked = below;
    while (asked < page->n_lines && !is_asked(&page->lines[asked]))
        asked++;
    if (below < page->n_lines)
        page_cut(page, below, MIN(asked, page->n_lines) - 1, &rule_old);
}

static gboolean any_own(const struct page *page, gsize before)
{
    for (gsize i = 0; i < before; i++) {
        if (line_has_own(&page->lines[i]))
            return TRUE;
    }
    return FALSE;
}

struct visible visible_mark(struct page *page, const struct asked *asked, const char *writer)
{
    struct visible visible = {0};
    gsize below = cut_marks(page, &visible);
    visible.asked = reply_mark_asked(page, asked, below) > 0;
    gboolean bare_forward = visible.forwarded && !any_own(page, below);
    if (!bare_forward)
        cut_below(page, below);
    visible.kept_quotes = reply_mark_quotes(page, visible.asked);
    struct letter_frame frame = {.writer = writer,
                                 .questions = asked != NULL && asked->n_questions > 0};
    reply_mark_frame(page, &frame);
    return visible;
}

void visible_append(const struct page *page, gsize first, gsize last, GString *out)
{
    guint blank = 0;
    gboolean empty = TRUE, cut = FALSE;
    for (gsize i = first; i <= last && i < page->n_lines; i++) {
        const struct line *line = &page->lines[i];
        if (line->rule != NULL) {
            cut = TRUE;
        } else if (line->own >= line->own_end) {
            blank++;
        } else {
            if (!empty)
                g_string_append_c(out, '\n');
            for (guint n = cut ? 1 : blank; n > 0 && !empty; n--)
                g_string_append_c(out, '\n');
            g_string_append_len(out, page->text + line->own, line->own_end - line->own);
            empty = cut = FALSE;
            blank = 0;
        }
    }
}

static void cuts_add(GPtrArray *cuts, const struct page *page, gsize first, gsize last)
{
    const struct line *from = &page->lines[first], *to = &page->lines[last];
    struct mail_cut *cut = g_new0(struct mail_cut, 1);
    cut->first = (guint)first + 1;
    cut->last = (guint)last + 1;
    cut->why = g_strdup(from->rule->why);
    cut->text = g_strndup(page->text + from->start, to->end - from->start);
    g_ptr_array_add(cuts, cut);
}

static void cut_free(void *data)
{
    struct mail_cut *cut = data;
    g_free(cut->why);
    g_free(cut->text);
    g_free(cut);
}

GPtrArray *visible_cuts(const struct page *page)
{
    GPtrArray *cuts = g_ptr_array_new_with_free_func(cut_free);
    for (gsize i = 0; i < page->n_lines; i++) {
        const struct rule *rule = page->lines[i].rule;
        if (rule == NULL || line_is_blank(&page->lines[i]))
            continue;
        gsize last = i;
        for (gsize k = i + 1; k < page->n_lines && page->lines[k].rule == rule; k++) {
            if (!line_is_blank(&page->lines[k]))
                last = k;
        }
        cuts_add(cuts, page, i, last);
        i = last;
    }
    return cuts;
}
