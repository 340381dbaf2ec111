/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-frame.c - looks at each run of own lines for what is not a person's words, from its end
 * upwards
 *
 * The order matters: a delimiter takes all below it; footers and disclaimers stand below a
 * signature; and a closing may stand above what looked like one.
 */
#include "mail/reply-frame.h"

#include "mail/reply-footer.h"
#include "mail/reply-letter.h"
#include "mail/reply-prose.h"
#include "mail/reply-signature.h"

static const struct rule rule_below_footer = {
    "the older mail, below a footer",
    "What stands below a phone's footer was taken for the older mail."};

/* What stands below a phone's footer is the older mail, as some clients quote it without any mark -
 * unless questions are answered: then their words would tell, and what is left was written there.
 */
static gboolean cut_footers(struct sheet *sheet, struct passage *passage, gboolean questions)
{
    gboolean own_above = FALSE;
    for (gsize i = passage->first; i <= passage->last; i++) {
        if (sheet->lines[i].depth == 0 && litter_line(sheet, i)) {
            sheet_cut(sheet, i, i, &rule_litter);
        } else if (sheet->lines[i].depth == 0 && footer_line(sheet, i)) {
            sheet_cut(sheet, i, i, &rule_footer);
            if (own_above && !questions)
                sheet_cut(sheet, i, passage->last, &rule_below_footer);
        }
        own_above = own_above || line_has_own(&sheet->lines[i]);
    }
    return passage_trim(sheet, passage);
}

/* The last paragraphs, as long as they are disclaimers. */
static gboolean cut_disclaimers(struct sheet *sheet, struct passage *passage)
{
    gsize start = paragraph_start(sheet, passage->last, passage->first);
    while (disclaimer_paragraph(sheet, start, passage->last)) {
        if (!passage_cut(sheet, passage, start, &rule_disclaimer))
            return FALSE;
        start = paragraph_start(sheet, passage->last, passage->first);
    }
    return TRUE;
}

static void mark_run(struct sheet *sheet, struct passage passage, const struct letter_frame *frame,
                     const GArray *writer)
{
    if (!passage_trim(sheet, &passage) || !signature_cut_delimiter(sheet, &passage) ||
        !cut_footers(sheet, &passage, frame->questions))
        return;
    if (!cut_disclaimers(sheet, &passage) || !signature_cut_name(sheet, &passage, writer) ||
        !letter_cut_closing(sheet, &passage, frame->questions))
        return;
    if (!signature_cut_contact(sheet, &passage) || !signature_cut_dash_name(sheet, &passage))
        return;
    letter_cut_closing(sheet, &passage, frame->questions);
}

void reply_mark_frame(struct sheet *sheet, const struct letter_frame *frame)
{
    g_autoptr(GArray) writer = g_array_new(FALSE, FALSE, sizeof(struct token));
    if (frame->writer != NULL)
        tokens_append(writer, frame->writer, 0, strlen(frame->writer));
    for (gsize i = 0; i < sheet->n_lines; i++) {
        if (sheet->lines[i].rule != NULL)
            continue;
        gsize last = i;
        while (last + 1 < sheet->n_lines && sheet->lines[last + 1].rule == NULL)
            last++;
        mark_run(sheet, (struct passage){.first = i, .last = last}, frame, writer);
        i = last;
    }
    if (frame->questions)
        letter_cut_greeting(sheet);
}
