/* SPDX-License-Identifier: GPL-3.0-or-later */
/* visible.c - the passes over a reply in their order, and the text that is left
 *
 * 1. the marks of clients (attribution, header block, separator); 2. what was asked, by its words;
 * 3. what stands below an unmarked mark; 4. quotes; 5. footers and signatures. Each pass leaves
 * alone what an earlier one has decided.
 */
#include "mail/reply/visible.h"

#include <string.h>

#include "mail/reply/reply-asked.h"
#include "mail/reply/reply-checklist.h"
#include "mail/reply/reply-footer.h"
#include "mail/reply/reply-frame.h"
#include "mail/reply/reply-marks.h"
#include "mail/reply/reply-quote.h"

static const struct rule rule_old = {"the older mail", NULL};

enum {
    DRAWN_MIN = 5,  /* octets */
    DRAWN_SIDE = 3, /* marks on either side of words */
    DRAWN_WORDS_MAX = 6,
};

static gboolean is_separator_kind(const struct rule *rule)
{
    return rule == &rule_separator || rule == &rule_forwarded || rule == &rule_answer_above;
}

/* How many of the marks of drawn lines stand between FROM and TO; blanks do not count. G_MAXUINT
 * when anything else does. */
static guint drawn_marks(const struct sheet *sheet, guint32 from, guint32 to)
{
    guint marks = 0;
    for (guint32 i = from; i < to; i++) {
        if (strchr("_-=*", sheet->text[i]) != NULL)
            marks++;
        else if (sheet->text[i] != ' ')
            return G_MAXUINT;
    }
    return marks;
}

/* The line that Outlook.com and others draw above their header block, perhaps with words in it that
 * we need not know: "------ Algne kiri ------". */
static gboolean is_drawn(const struct sheet *sheet, gsize at)
{
    const struct line *line = &sheet->lines[at];
    const struct token *tokens = line_tokens(sheet, line);
    if (line->depth > 0 || line->end - line->body < DRAWN_MIN || line->n_tokens > DRAWN_WORDS_MAX)
        return FALSE;
    if (line->n_tokens == 0)
        return drawn_marks(sheet, line->body, line->end) != G_MAXUINT;
    guint before = drawn_marks(sheet, line->body, tokens[0].start);
    guint behind = drawn_marks(sheet, tokens[line->n_tokens - 1].end, line->end);
    return before >= DRAWN_SIDE && behind >= DRAWN_SIDE && before != G_MAXUINT &&
           behind != G_MAXUINT;
}

static void cut_drawn_above(struct sheet *sheet, gsize at)
{
    gsize above = sheet_previous_filled(sheet, at);
    if (above < sheet->n_lines && sheet->lines[above].rule == NULL && is_drawn(sheet, above))
        sheet_cut(sheet, above, above, &rule_separator);
}

/* Yandex names the addressee and the subject above its attribution. */
static void cut_fields_above(struct sheet *sheet, gsize at)
{
    gsize first = at;
    while (first > 0 && header_names_addressee(sheet, first - 1))
        first--;
    if (first == at)
        return;
    sheet_cut(sheet, first, at - 1, &rule_header_block);
    cut_drawn_above(sheet, first);
}

/* What follows, below a mark, has no quote marks. */
static gboolean nothing_quoted(const struct sheet *sheet, gsize after)
{
    gsize next = sheet_next_filled(sheet, after);
    return next < sheet->n_lines && sheet->lines[next].depth == 0;
}

static gsize cut_separator(struct sheet *sheet, gsize at, struct visible *visible)
{
    const struct rule *separator = separator_rule(sheet, at);
    if (separator == NULL)
        return 0;
    visible->forwarded = visible->forwarded || separator == &rule_forwarded;
    sheet_cut(sheet, at, at, separator);
    return 1;
}

static gsize cut_header(struct sheet *sheet, gsize at)
{
    gsize above = sheet_previous_filled(sheet, at);
    gboolean after_separator =
        above < sheet->n_lines && is_separator_kind(sheet->lines[above].rule);
    gsize n = header_block_lines(sheet, at, after_separator);
    if (n == 0)
        n = notes_block_lines(sheet, at, after_separator);
    if (n == 0)
        return 0;
    sheet_cut(sheet, at, at + n - 1, &rule_header_block);
    cut_drawn_above(sheet, at);
    return n;
}

static gsize cut_attribution(struct sheet *sheet, gsize at)
{
    gsize n = attribution_lines(sheet, at);
    if (n == 0)
        return 0;
    sheet_cut(sheet, at, at + n - 1, &rule_attribution);
    cut_fields_above(sheet, at);
    return n;
}

/* Takes an attribution off the end of a line whose beginning is the person's. */
static gboolean cut_shared(struct sheet *sheet, gsize at)
{
    struct line *line = &sheet->lines[at];
    guint32 end = attribution_behind(sheet, at);
    if (end == line->end)
        return FALSE;
    line->end = line->own_end = end;
    while (line_tokens(sheet, line)[line->n_tokens - 1].start >= end)
        line->n_tokens--;
    line->ends_in_mark = TRUE;
    return TRUE;
}

/* One client's mark on line AT, if there is any: cuts it, and says how many lines it took.
 * UNMARKED_R: what follows it is the older mail without quote marks. */
static gsize cut_mark(struct sheet *sheet, gsize at, struct visible *visible, gboolean *unmarked_r)
{
    *unmarked_r = TRUE;
    gsize n = cut_separator(sheet, at, visible);
    if (n == 0)
        n = cut_header(sheet, at);
    if (n == 0 && notes_attribution(sheet, at)) {
        sheet_cut(sheet, at, at, &rule_attribution);
        n = 1;
    }
    if (n > 0)
        return n;
    n = cut_shared(sheet, at) ? 1 : cut_attribution(sheet, at);
    *unmarked_r = nothing_quoted(sheet, at + n);
    return n;
}

/* GroupWise's attribution looks like a quote. */
static gsize cut_in_marks(struct sheet *sheet, gsize at, gboolean *unmarked_r)
{
    if (!attribution_in_marks(sheet, at))
        return 0;
    sheet_cut(sheet, at, at, &rule_attribution);
    *unmarked_r = nothing_quoted(sheet, at + 1);
    return 1;
}

/* Cuts the marks of clients outside quotes. Returns the first line below one after which nothing is
 * marked as quoted. */
static gsize cut_marks(struct sheet *sheet, struct visible *visible)
{
    gsize below = sheet->n_lines;
    for (gsize i = 0; i < sheet->n_lines;) {
        gboolean unmarked = FALSE;
        gsize n = 0;
        const struct line *line = &sheet->lines[i];
        if (line->rule == NULL && !line_is_blank(line))
            n = line->depth == 0 ? cut_mark(sheet, i, visible, &unmarked)
                                 : cut_in_marks(sheet, i, &unmarked);
        i += MAX(n, 1);
        if (n > 0 && unmarked)
            below = MIN(below, i);
    }
    return below;
}

static gboolean is_asked(const struct line *line)
{
    return line->rule == &rule_asked || line->question != 0 || line->item != 0;
}

/* Below an unmarked mark all is old - but what a person wrote between the lines that were asked. */
static void cut_below(struct sheet *sheet, gsize below)
{
    gsize asked = below;
    while (asked < sheet->n_lines && !is_asked(&sheet->lines[asked]))
        asked++;
    if (below < sheet->n_lines)
        sheet_cut(sheet, below, MIN(asked, sheet->n_lines) - 1, &rule_old);
}

static gboolean any_own(const struct sheet *sheet, gsize before)
{
    for (gsize i = 0; i < before; i++) {
        if (line_has_own(&sheet->lines[i]))
            return TRUE;
    }
    return FALSE;
}

static enum asked_state asked_state(const struct asked *asked, gboolean found)
{
    if (asked == NULL || asked->text == NULL)
        return ASKED_UNKNOWN;
    return found ? ASKED_FOUND : ASKED_ABSENT;
}

struct visible visible_mark(struct sheet *sheet, const struct asked *asked, const char *writer)
{
    struct visible visible = {0};
    gsize below = cut_marks(sheet, &visible);
    guint found = reply_mark_checklist(sheet, asked);
    visible.asked = found + reply_mark_asked(sheet, asked, below) > 0;
    gboolean bare_forward = visible.forwarded && !any_own(sheet, below);
    if (!bare_forward)
        cut_below(sheet, below);
    visible.kept_quotes = reply_mark_quotes(sheet, asked_state(asked, visible.asked));
    reply_mark_frame(sheet, writer, asked != NULL && asked->n_questions > 0);
    return visible;
}

void visible_append(const struct sheet *sheet, gsize first, gsize last, GString *out)
{
    guint blank = 0;
    gboolean cut = FALSE;
    for (gsize i = first; i <= last && i < sheet->n_lines; i++) {
        const struct line *line = &sheet->lines[i];
        if (line->rule != NULL) {
            cut = cut || line->rule != &rule_litter;
        } else if (line->own >= line->own_end) {
            blank++;
        } else {
            for (guint n = 0; out->len > 0 && n <= (cut ? 0 : blank); n++)
                g_string_append_c(out, line->goes_on ? ' ' : '\n');
            g_string_append_len(out, sheet->text + line->own, line->own_end - line->own);
            blank = 0;
            cut = FALSE;
        }
    }
}

static void cuts_add(GPtrArray *cuts, const struct sheet *sheet, gsize first, gsize last)
{
    const struct line *from = &sheet->lines[first], *to = &sheet->lines[last];
    struct mail_cut *cut = g_new0(struct mail_cut, 1);
    cut->first = (guint)first + 1;
    cut->last = (guint)last + 1;
    cut->why = g_strdup(from->rule->why);
    cut->text = g_strndup(sheet->text + from->start, to->end - from->start);
    g_ptr_array_add(cuts, cut);
}

static void cut_free(void *data)
{
    struct mail_cut *cut = data;
    g_free(cut->why);
    g_free(cut->text);
    g_free(cut);
}

GPtrArray *visible_cuts(const struct sheet *sheet)
{
    GPtrArray *cuts = g_ptr_array_new_with_free_func(cut_free);
    for (gsize i = 0; i < sheet->n_lines; i++) {
        const struct rule *rule = sheet->lines[i].rule;
        if (rule == NULL || line_is_blank(&sheet->lines[i]))
            continue;
        gsize last = i;
        for (gsize k = i + 1; k < sheet->n_lines && sheet->lines[k].rule == rule; k++) {
            if (!line_is_blank(&sheet->lines[k]))
                last = k;
        }
        cuts_add(cuts, sheet, i, last);
        i = last;
    }
    return cuts;
}
