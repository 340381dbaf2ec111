/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-frame.c - looks at each run of own lines for what is not a person's words, from its end
 * upwards
 *
 * The order matters: footers and disclaimers stand below a signature, a delimiter takes all below
 * it, and a closing may stand above what looked like a signature. Each search is done on what the
 * one before it has left, until nothing is.
 */
#include "mail/reply/reply-frame.h"

#include "mail/reply/reply-footer.h"
#include "mail/reply/reply-letter.h"
#include "mail/reply/reply-prose.h"
#include "mail/reply/reply-signature.h"

static const struct rule rule_below_footer = {
    "the older mail, below a footer",
    "What stands below a phone's footer was taken for the older mail."};

/* What stands below a phone's footer is the older mail, as some clients quote it without any mark -
 * unless questions are answered: then their words would tell, and what is left was written there.
 */
static gboolean cut_footers(struct sheet *sheet, struct passage *passage,
                            const struct circumstances *of)
{
    gboolean own_above = FALSE;
    for (gsize i = passage->first; i <= passage->last; i++) {
        if (sheet->lines[i].depth == 0 && litter_line(sheet, i)) {
            sheet_cut(sheet, i, i, &rule_litter);
        } else if (sheet->lines[i].depth == 0 && footer_line(sheet, i)) {
            sheet_cut(sheet, i, i, &rule_footer);
            if (own_above && !of->questions)
                sheet_cut(sheet, i, passage->last, &rule_below_footer);
        }
        own_above = own_above || line_has_own(&sheet->lines[i]);
    }
    return passage_trim(sheet, passage);
}

/* The last paragraphs, as long as they are disclaimers. */
static gboolean cut_disclaimers(struct sheet *sheet, struct passage *passage,
                                const struct circumstances *of)
{
    (void)of;
    gsize start = paragraph_start(sheet, passage->last, passage->first);
    while (disclaimer_paragraph(sheet, start, passage->last)) {
        if (!passage_cut(sheet, passage, start, &rule_disclaimer))
            return FALSE;
        start = paragraph_start(sheet, passage->last, passage->first);
    }
    return TRUE;
}

/* Each returns FALSE when nothing of the passage is left. */
static gboolean (*const SEARCHES[])(struct sheet *, struct passage *,
                                    const struct circumstances *) = {
    cut_footers,        cut_disclaimers,       signature_cut_delimiter, signature_cut_name,
    letter_cut_closing, signature_cut_contact, signature_cut_dash_name, letter_cut_closing,
};

static void mark_passage(struct sheet *sheet, struct passage passage,
                         const struct circumstances *of)
{
    gboolean left = passage_trim(sheet, &passage);
    for (gsize i = 0; left && i < G_N_ELEMENTS(SEARCHES); i++)
        left = SEARCHES[i](sheet, &passage, of);
}

void reply_mark_frame(struct sheet *sheet, const char *writer, gboolean questions)
{
    g_autoptr(GArray) name = g_array_new(FALSE, FALSE, sizeof(struct token));
    struct circumstances of = {.writer = name, .questions = questions};
    if (writer != NULL)
        tokens_append(name, writer, 0, strlen(writer));
    for (gsize i = 0; i < sheet->n_lines; i++) {
        if (sheet->lines[i].rule != NULL)
            continue;
        gsize last = i;
        while (last + 1 < sheet->n_lines && sheet->lines[last + 1].rule == NULL)
            last++;
        mark_passage(sheet, (struct passage){.first = i, .last = last}, &of);
        i = last;
    }
    if (questions)
        letter_cut_greeting(sheet);
}
