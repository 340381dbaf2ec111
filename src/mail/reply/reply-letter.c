/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-letter.c - the greeting, the closing and the name below it
 *
 * Policy, where people differ: "Regards," with the name on the next line is a signature; with a
 * blank line between, or with "Thanks,", it is the end of a letter and stays, unless questions are
 * answered. What stands below that name goes.
 */
#include "mail/reply/reply-letter.h"

#include "mail/reply/reply-contact.h"
#include "mail/reply/words.h"

static const struct rule rule_greeting = {"a letter's greeting", NULL};
static const struct rule rule_closing = {"a letter's closing and the name below it", NULL};
static const struct rule rule_below_letter = {"what stands below a letter's end", NULL};

enum {
    SEARCH_LINES_MAX = 16,
    CLOSING_WORDS_MAX = 10,
};

guint32 closing_class(const struct sheet *sheet, const struct line *line)
{
    const struct token *tokens = line_tokens(sheet, line);
    guint32 class = 0;
    if (line->n_tokens == 0 || line->n_tokens > CLOSING_WORDS_MAX || line->depth > 0)
        return 0;
    guint n = words_match(tokens, line->n_tokens, WORD_CLOSING | WORD_THANKS, &class);
    if (n == 0)
        return 0;
    gboolean named = n < line->n_tokens && sheet->text[tokens[n - 1].end] == ',' &&
                     words_are_name(sheet, tokens + n, line->n_tokens - n);
    return n == line->n_tokens || named ? class & (WORD_CLOSING | WORD_THANKS) : 0;
}

/* What stands below the name that ends a letter: a title, an address. The first such line, or one
 * beyond the run. */
static gsize below_letter(const struct sheet *sheet, const struct passage *passage, gsize closing)
{
    gsize name = sheet_next_filled(sheet, closing + 1);
    if (name <= passage->last && !line_is_name(sheet, &sheet->lines[name]))
        return sheet->n_lines; /* no name: the person goes on */
    while (name <= passage->last && !line_is_blank(&sheet->lines[name]))
        name++;
    return sheet_next_filled(sheet, name);
}

/* The lowest closing with nothing but short lines below it. */
static gsize find_closing(const struct sheet *sheet, const struct passage *passage)
{
    guint seen = 0;
    for (gsize i = passage->last + 1; i-- > passage->first && seen < SEARCH_LINES_MAX;) {
        const struct line *line = &sheet->lines[i];
        if (!line_has_own(line))
            continue;
        if (closing_class(sheet, line) != 0)
            return i;
        if (line_is_prose(sheet, line))
            break;
        seen++;
    }
    return sheet->n_lines;
}

/* Names, titles and ways to reach somebody, and nothing else, stand below a letter's end. */
static gboolean only_names_below(const struct sheet *sheet, const struct passage *passage, gsize at)
{
    for (gsize i = at + 1; i <= passage->last; i++) {
        const struct line *line = &sheet->lines[i];
        if (line_has_own(line) && !line_is_name(sheet, line) && !line_has_link(sheet, line) &&
            line_contact_points(sheet, line) == 0)
            return FALSE;
    }
    return TRUE;
}

/* "Regards," with the name right below is a signature. "Thanks," is said to somebody, and stays
 * with the name. */
gboolean letter_cut_closing(struct sheet *sheet, struct passage *passage,
                            const struct circumstances *of)
{
    gsize at = find_closing(sheet, passage);
    if (at == sheet->n_lines || (at == passage->first && !of->questions))
        return TRUE;
    gboolean regards = (closing_class(sheet, &sheet->lines[at]) & WORD_CLOSING) != 0;
    gboolean block = regards && at < passage->last && line_is_name(sheet, &sheet->lines[at + 1]);
    if ((of->questions || block) && only_names_below(sheet, passage, at))
        return passage_cut(sheet, passage, at, &rule_closing);
    gsize below = below_letter(sheet, passage, at);
    return of->questions || below > passage->last ||
           passage_cut(sheet, passage, below, &rule_below_letter);
}

void letter_cut_greeting(struct sheet *sheet)
{
    gsize at = 0;
    while (at < sheet->n_lines && !line_has_own(&sheet->lines[at]))
        at++;
    if (at >= sheet->n_lines || sheet->lines[at].depth > 0 || sheet->lines[at].question != 0)
        return;
    const struct line *line = &sheet->lines[at];
    const struct token *tokens = line_tokens(sheet, line);
    guint n = words_match(tokens, line->n_tokens, WORD_GREETING, NULL);
    if (n == 0 || (n < line->n_tokens && !words_are_name(sheet, tokens + n, line->n_tokens - n)))
        return;
    if (prose_leaves_something(sheet, at, at))
        sheet_cut(sheet, at, at, &rule_greeting);
}
