/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers.c - places a person's words under the questions
 *
 * Words below a repeated question answer it. Words that stand above or below all questions are
 * free: numbers or labels place them; else they are the answers in order when there are as many
 * paragraphs as questions.
 */
#include "mail/answers.h"

#include <string.h>

#include "mail/answers-markers.h"
#include "mail/reply-asked.h"
#include "mail/reply.h"

enum place_kind { PLACE_TOP, PLACE_INLINE, PLACE_TAIL };

/* One own line, and where it stands. */
struct own_line {
    gsize line;
    enum place_kind kind;
    guint question; /* PLACE_INLINE: the question above it */
    guint marker;   /* a number or label says so: from 1; 0: none */
    guint32 behind; /* where the words behind the marker start */
};

struct placing {
    const struct sheet *sheet;
    const struct asked *asked;
    struct own_line *lines;
    guint n_lines;
    GString **texts; /* of each question */
    GString *unplaced;
};

/* --- text --- */

/* Adds TEXT as a line; BREAK puts a blank line before it when there is something already. */
static void text_add(GString *out, const char *text, gsize length, guint blank)
{
    if (length == 0)
        return;
    for (guint i = 0; out->len > 0 && i <= blank; i++)
        g_string_append_c(out, '\n');
    g_string_append_len(out, text, (gssize)length);
}

/* Adds the own lines FROM..TO-1, the first one from behind its marker when MARKED. */
static void lines_add(const struct placing *placing, GString *out, guint from, guint to,
                      gboolean marked)
{
    gboolean first = TRUE;
    for (guint i = from; i < to; i++) {
        const struct own_line *own = &placing->lines[i];
        const struct line *line = &placing->sheet->lines[own->line];
        guint32 start = marked && i == from ? own->behind : line->own;
        gsize gap = i > from ? own->line - placing->lines[i - 1].line - 1 : 0;
        guint blank = first ? (out->len > 0 && !marked ? 1 : 0) : (guint)MIN(gap, 1);
        if (start < line->own_end) {
            text_add(out, placing->sheet->text + start, line->own_end - start, blank);
            first = FALSE;
        }
    }
}

/* --- where lines stand --- */

static void collect_lines(struct placing *placing)
{
    const struct sheet *sheet = placing->sheet;
    enum place_kind kind = PLACE_TOP;
    guint question = 0;
    placing->lines = g_new0(struct own_line, sheet->n_lines + 1);
    for (gsize i = 0; i < sheet->n_lines; i++) {
        const struct line *line = &sheet->lines[i];
        if (line->question != 0) {
            question = line->question;
            kind = PLACE_INLINE;
        } else if (line->rule == &rule_asked && line->after_asked) {
            kind = PLACE_TAIL;
        }
        if (line_has_own(line))
            placing->lines[placing->n_lines++] =
                (struct own_line){.line = i, .kind = kind, .question = question};
    }
}

/* --- markers --- */

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
    guint last = 0, found = 0, indent = 8;
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
    }
    return found;
}

static void clear_markers(struct placing *placing, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        placing->lines[i].marker = 0;
}

/* Marks the lines that begin with labels. A label without a colon counts only beside one of another
 * question. */
static guint mark_labels(struct placing *placing, const struct label_index *index, guint from,
                         guint to)
{
    guint found = 0, headings = 0, other = 0;
    for (guint i = from; i < to; i++) {
        struct own_line *own = &placing->lines[i];
        gboolean heading = FALSE;
        const struct line *line = &placing->sheet->lines[own->line];
        guint question = line_may_mark(placing, own, 3)
                             ? marker_label(index, placing->sheet, line, &own->behind, &heading)
                             : 0;
        if (question == 0)
            continue;
        own->marker = question;
        found++;
        headings += heading;
        if (placing->lines[from].marker != question || i == from)
            other |= 1u << (question % 31);
    }
    gboolean several = (other & (other - 1)) != 0;
    if (headings > 0 && !several) {
        clear_markers(placing, from, to);
        return 0;
    }
    return found;
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

/* Finds the markers of the lines FROM..TO-1: numbers or labels, whichever come first. */
static guint mark_sections(struct placing *placing, guint from, guint to)
{
    struct label_index *index = label_index_new(placing->asked);
    guint labels = mark_labels(placing, index, from, to);
    guint first_label = from;
    while (first_label < to && placing->lines[first_label].marker == 0)
        first_label++;
    guint found = labels;
    if (labels == 0 || mark_numbers(placing, from, first_label) > 0) {
        clear_markers(placing, from, to);
        found = mark_numbers(placing, from, to);
        if (found == 0)
            clear_markers(placing, from, to);
        else
            skip_labels(placing, index, from, to);
    }
    label_index_free(index);
    return found;
}

/* Each section goes to its question; what stands before the first is unplaced. */
static void place_sections(struct placing *placing, guint from, guint to)
{
    guint at = from;
    while (at < to && placing->lines[at].marker == 0)
        at++;
    lines_add(placing, placing->unplaced, from, at, FALSE);
    while (at < to) {
        guint next = at + 1;
        while (next < to && placing->lines[next].marker == 0)
            next++;
        lines_add(placing, placing->texts[placing->lines[at].marker - 1], at, next, TRUE);
        at = next;
    }
}

/* --- paragraphs --- */

static gboolean begins_paragraph(const struct placing *placing, guint from, guint at)
{
    return at == from || placing->lines[at].line > placing->lines[at - 1].line + 1;
}

static void place_paragraphs(struct placing *placing, guint from, guint to)
{
    guint paragraphs = 0;
    for (guint i = from; i < to; i++)
        paragraphs += begins_paragraph(placing, from, i);
    if (placing->asked->n_questions == 1) {
        lines_add(placing, placing->texts[0], from, to, FALSE);
        return;
    }
    if (paragraphs != placing->asked->n_questions) {
        lines_add(placing, placing->unplaced, from, to, FALSE);
        return;
    }
    guint question = 0;
    for (guint i = from; i < to;) {
        guint next = i + 1;
        while (next < to && !begins_paragraph(placing, from, next))
            next++;
        lines_add(placing, placing->texts[question++], i, next, FALSE);
        i = next;
    }
}

/* --- free words and inline ones --- */

static void place_free(struct placing *placing, guint from, guint to)
{
    if (from < to && mark_sections(placing, from, to) > 0)
        place_sections(placing, from, to);
    else if (from < to)
        place_paragraphs(placing, from, to);
}

static guint run_end(const struct placing *placing, guint at)
{
    guint end = at + 1;
    while (end < placing->n_lines && placing->lines[end].kind == placing->lines[at].kind &&
           placing->lines[end].question == placing->lines[at].question)
        end++;
    return end;
}

/* Beside inline answers, free words go where a marker says; below all questions, to the last one if
 * it has no answer. */
static void place_beside(struct placing *placing, guint from, guint to, gboolean last_open)
{
    if (mark_sections(placing, from, to) > 0)
        place_sections(placing, from, to);
    else if (placing->lines[from].kind == PLACE_TAIL && last_open)
        lines_add(placing, placing->texts[placing->asked->n_questions - 1], from, to, FALSE);
    else
        lines_add(placing, placing->unplaced, from, to, FALSE);
}

/* An answer below its question may still begin with its number. */
static void place_inline(struct placing *placing, guint from, guint to)
{
    guint question = placing->lines[from].question;
    struct own_line *own = &placing->lines[from];
    guint32 behind = 0;
    if (marker_number(placing->sheet, &placing->sheet->lines[own->line], &behind) == question &&
        to == from + 1) {
        own->behind = behind;
        lines_add(placing, placing->texts[question - 1], from, to, TRUE);
        return;
    }
    lines_add(placing, placing->texts[question - 1], from, to, FALSE);
}

static void place_mixed(struct placing *placing)
{
    guint last = (guint)placing->asked->n_questions;
    for (guint i = 0; i < placing->n_lines; i = run_end(placing, i)) {
        if (placing->lines[i].kind == PLACE_INLINE)
            place_inline(placing, i, run_end(placing, i));
    }
    gboolean last_open = placing->texts[last - 1]->len == 0;
    for (guint i = 0; i < placing->n_lines; i = run_end(placing, i)) {
        if (placing->lines[i].kind != PLACE_INLINE)
            place_beside(placing, i, run_end(placing, i), last_open);
    }
}

/* Below a quote that ends with the last question all answers may stand: then they are marked or as
 * many as questions. */
static gboolean is_free_below_last(struct placing *placing)
{
    guint last = (guint)placing->asked->n_questions, markers = 0, paragraphs = 0;
    for (guint i = 0; i < placing->n_lines; i++) {
        if (placing->lines[i].kind != PLACE_INLINE || placing->lines[i].question != last)
            return FALSE;
        paragraphs += begins_paragraph(placing, 0, i);
    }
    markers = mark_sections(placing, 0, placing->n_lines);
    clear_markers(placing, 0, placing->n_lines);
    return last > 1 && (markers >= 2 || paragraphs == last);
}

static gboolean any_inline(const struct placing *placing)
{
    for (guint i = 0; i < placing->n_lines; i++) {
        if (placing->lines[i].kind == PLACE_INLINE)
            return TRUE;
    }
    return FALSE;
}

static GPtrArray *take_answers(struct placing *placing)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func((GDestroyNotify)answer_free);
    for (guint q = 0; q < placing->asked->n_questions; q++) {
        if (placing->texts[q]->len > 0) {
            struct answer *answer = g_new0(struct answer, 1);
            answer->question = q + 1;
            answer->text = g_strdup(placing->texts[q]->str);
            answer->nothing = reply_says_nothing(answer->text);
            g_ptr_array_add(answers, answer);
        }
        g_string_free(placing->texts[q], TRUE);
    }
    return answers;
}

struct answers answers_find(const struct sheet *sheet, const struct asked *asked)
{
    static const struct asked nothing_asked;
    struct placing placing = {.sheet = sheet, .asked = asked != NULL ? asked : &nothing_asked};
    placing.unplaced = g_string_new(NULL);
    placing.texts = g_new0(GString *, placing.asked->n_questions + 1);
    for (guint q = 0; q < placing.asked->n_questions; q++)
        placing.texts[q] = g_string_new(NULL);
    collect_lines(&placing);
    if (placing.asked->n_questions == 0)
        lines_add(&placing, placing.unplaced, 0, placing.n_lines, FALSE);
    else if (any_inline(&placing) && !is_free_below_last(&placing))
        place_mixed(&placing);
    else
        place_free(&placing, 0, placing.n_lines);

    struct answers answers = {.placed = take_answers(&placing)};
    answers.unplaced = g_string_free(placing.unplaced, FALSE);
    g_free(placing.texts);
    g_free(placing.lines);
    return answers;
}
