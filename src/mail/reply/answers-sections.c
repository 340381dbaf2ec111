/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-sections.c - divides free words by the numbers and labels that people put before answers
 */
#include "mail/reply/answers-markers.h"
#include "mail/reply/answers-mood.h"
#include "mail/reply/answers-placing.h"

/* Columns that a first marker may be indented by: more is inside of something. */
enum { NUMBER_INDENT = 8, LABEL_INDENT = 3 };

static gboolean line_may_mark(const struct placing *placing, const struct own_line *own,
                              guint indent)
{
    const struct line *line = &placing->sheet->lines[own->line];
    return line->depth == 0 && line_indent(placing->sheet, line) <= indent + 1;
}

/* "Did these:" directly above "1." begins a list, not answers. */
static gboolean is_introduced(const struct placing *placing, guint from, guint at)
{
    if (at == from || placing->lines[at - 1].line + 1 != placing->lines[at].line)
        return FALSE;
    return line_last_char(placing->sheet, &placing->sheet->lines[placing->lines[at - 1].line]) ==
           ':';
}

/* Marks the lines that begin with the numbers of questions: rising, not indented more than the
 * first. Returns how many; 0 when the numbers go beyond the questions, which makes them a list. */
static guint mark_numbers(struct placing *placing, guint from, guint to)
{
    guint last = 0, found = 0, indent = NUMBER_INDENT;
    for (guint i = from; i < to; i++) {
        struct own_line *own = &placing->lines[i];
        guint32 behind = 0;
        const struct line *line = &placing->sheet->lines[own->line];
        guint number =
            line_may_mark(placing, own, indent) ? marker_number(placing->sheet, line, &behind) : 0;
        if (number == 0 || number <= last || (found == 0 && is_introduced(placing, from, i)))
            continue;
        if (number > placing->asked->n_questions) {
            if (found > 0 && number == last + 1)
                return 0;
            continue;
        }
        if (found++ == 0)
            indent = line_indent(placing->sheet, line);
        own->marker = last = number;
        own->behind = behind;
        own->adds = marker_adds(placing->sheet, line) > 0;
    }
    return found;
}

/* "1 the parser", "2 the docs", "3 no": numbers without a mark are counts of something, and "#1" is
 * an item's, unless they are those of all questions, one after the other from the first line on. */
static guint mark_bare_numbers(struct placing *placing, guint from, guint to)
{
    guint found = 0;
    for (guint i = from; i < to; i++) {
        struct own_line *own = &placing->lines[i];
        guint number =
            marker_bare_number(placing->sheet, &placing->sheet->lines[own->line], &own->behind);
        if (number == found + 1)
            own->marker = ++found;
        else if (number != 0 || i == from)
            return 0;
    }
    return found > 1 && found == placing->asked->n_questions ? found : 0;
}

void sections_clear(struct placing *placing, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        placing->lines[i].marker = 0;
}

/* Marks the lines that begin with labels. A label without a colon counts only beside one of another
 * question. */
static guint mark_labels(struct placing *placing, const struct label_index *index, guint from,
                         guint to)
{
    guint found = 0, headings = 0;
    gboolean several = FALSE;
    guint first = 0;
    for (guint i = from; i < to; i++) {
        struct own_line *own = &placing->lines[i];
        gboolean heading = FALSE;
        const struct line *line = &placing->sheet->lines[own->line];
        if (!line_may_mark(placing, own, LABEL_INDENT))
            continue;
        own->marker = marker_label(index, placing->sheet, line, &own->behind, &heading);
        if (own->marker == 0)
            continue;
        own->adds = marker_adds(placing->sheet, line) > 0;
        first = found++ == 0 ? own->marker : first;
        several = several || own->marker != first;
        headings += heading;
    }
    if (headings == 0 || several)
        return found;
    sections_clear(placing, from, to);
    return 0;
}

/* Behind a number the question's own label may stand too: "1. Done: the parser". */
static void skip_labels(struct placing *placing, const struct label_index *index, guint from,
                        guint to)
{
    for (guint i = from; i < to; i++) {
        struct own_line *own = &placing->lines[i];
        if (own->marker == 0)
            continue;
        struct line rest = placing->sheet->lines[own->line];
        rest.own = rest.body = own->behind;
        guint32 behind = 0;
        gboolean heading = FALSE;
        if (marker_label(index, placing->sheet, &rest, &behind, &heading) == own->marker &&
            !heading)
            own->behind = behind;
    }
}

/* Numbers or labels, whichever come first; remarks have no numbers. */
guint sections_mark(struct placing *placing, guint from, guint to)
{
    struct label_index *index = label_index_new(placing->asked);
    guint labels = mark_labels(placing, index, from, to);
    if (placing->remarks) {
        label_index_free(index);
        return labels;
    }
    guint first_label = from;
    while (first_label < to && placing->lines[first_label].marker == 0)
        first_label++;
    guint found = labels;
    if (labels == 0 || mark_numbers(placing, from, first_label) > 0) {
        sections_clear(placing, from, to);
        found = mark_numbers(placing, from, to);
        if (found == 0) {
            sections_clear(placing, from, to);
            found = mark_bare_numbers(placing, from, to);
        }
        if (found == 0)
            sections_clear(placing, from, to);
        else
            skip_labels(placing, index, from, to);
    }
    label_index_free(index);
    return found;
}

void sections_place(struct placing *placing, guint from, guint to)
{
    guint at = from;
    to = mood_below_pull(placing, from, to);
    while (at < to && placing->lines[at].marker == 0)
        at++;
    placing_add(placing, placing->unplaced, from, at, FALSE);
    while (at < to) {
        guint next = at + 1;
        while (next < to && placing->lines[next].marker == 0)
            next++;
        guint question = placing->lines[at].marker - 1;
        placing_add(placing, placing->texts[question], at, next, TRUE);
        placing->adds[question] = placing->lines[at].adds;
        at = next;
    }
}
