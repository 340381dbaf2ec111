/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers.c - places a person's words under the questions
 *
 * Words below a repeated question answer it. Words that stand above or below all questions are
 * free: numbers or labels place them; else they are the answers in order when there are as many as
 * questions (answers-in-order.h).
 */
#include "mail/reply/answers.h"

#include <string.h>

#include "mail/reply/answers-adds.h"
#include "mail/reply/answers-in-order.h"
#include "mail/reply/answers-items.h"
#include "mail/reply/answers-markers.h"
#include "mail/reply/answers-mood.h"
#include "mail/reply/answers-placing.h"
#include "mail/reply/reply-asked.h"
#include "mail/reply/reply.h"
#include "muster/mail/nothing.h"

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
        if (!line_has_own(line))
            continue;
        struct own_line *own = &placing->lines[placing->n_lines++];
        *own = (struct own_line){.line = i, .kind = kind, .question = question};
        if (line->item != 0) /* it says itself what it answers */
            *own = (struct own_line){i, PLACE_INLINE, line->item, .item = TRUE};
    }
}

/* --- free words and inline ones --- */

static void place_free(struct placing *placing, guint from, guint to)
{
    if (from < to && sections_mark(placing, from, to) > 0)
        sections_place(placing, from, to);
    else if (from < to)
        in_order_place(placing, from, to);
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
    if (sections_mark(placing, from, to) > 0)
        sections_place(placing, from, to);
    else if (placing->lines[from].kind == PLACE_TAIL && last_open)
        placing_add(placing, placing->texts[placing->asked->n_questions - 1], from, to, FALSE);
    else
        placing_add(placing, placing->unplaced, from, to, FALSE);
}

/* Whether FROM..TO-1 begins with the number of its question, and has no other number: then that is
 * no list. */
static gboolean begins_with_own_number(struct placing *placing, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        guint32 behind = 0;
        guint number =
            marker_number(placing->sheet, &placing->sheet->lines[placing->lines[i].line], &behind);
        if (i == from && number != placing->lines[from].question)
            return FALSE;
        if (i > from && number != 0)
            return FALSE;
        if (i == from)
            placing->lines[from].behind = behind;
    }
    return TRUE;
}

static void place_inline(struct placing *placing, guint from, guint to)
{
    guint question = placing->lines[from].question - 1;
    gboolean marked = !placing->remarks && begins_with_own_number(placing, from, to);
    placing_add(placing, placing->texts[question], from, to, marked);
    const struct line *line = &placing->sheet->lines[placing->lines[from].line];
    placing->adds[question] = marked && marker_adds(placing->sheet, line) > 0;
}

static void place_mixed(struct placing *placing)
{
    guint last = (guint)placing->asked->n_questions;
    for (guint i = 0; i < placing->n_lines; i = run_end(placing, i)) {
        if (placing->lines[i].kind == PLACE_INLINE)
            place_inline(placing, i, run_end(placing, i));
    }
    gboolean last_open = placing->texts[last - 1]->len == 0 && !placing->remarks;
    for (guint i = 0; i < placing->n_lines; i = run_end(placing, i)) {
        if (placing->lines[i].kind != PLACE_INLINE)
            place_beside(placing, i, run_end(placing, i), last_open);
    }
}

static gboolean all_questions_seen(const struct placing *placing)
{
    guint n = (guint)placing->asked->n_questions, seen = 0;
    g_autofree gboolean *found = g_new0(gboolean, n + 1);
    for (gsize i = 0; i < placing->sheet->n_lines; i++) {
        guint question = placing->sheet->lines[i].question;
        seen += question != 0 && !found[question];
        found[question] = TRUE;
    }
    return seen == n;
}

/* Below a quote that ends with the last question all answers may stand: then they are marked, or as
 * many paragraphs as questions. A remark there may be on anything. */
static gboolean is_free_below_last(struct placing *placing)
{
    guint last = (guint)placing->asked->n_questions, paragraphs = 0;
    for (guint i = 0; i < placing->n_lines; i++) {
        if (placing->lines[i].item)
            continue;
        if (placing->lines[i].kind != PLACE_INLINE || placing->lines[i].question != last)
            return FALSE;
        paragraphs += paragraph_begins(placing, 0, i);
    }
    guint markers = sections_mark(placing, 0, placing->n_lines);
    sections_clear(placing, 0, placing->n_lines);
    return last > 1 && (placing->remarks || markers >= 2 ||
                        (paragraphs == last && all_questions_seen(placing)));
}

static gboolean any_inline(const struct placing *placing)
{
    for (guint i = 0; i < placing->n_lines; i++) {
        if (placing->lines[i].kind == PLACE_INLINE && !placing->lines[i].item)
            return TRUE;
    }
    return FALSE;
}

/* So many questions, from the first on, have a plan that the person typed again and ticked above
 * all other words. 0 also where one of them was passed over. */
static guint ticked_above(const struct placing *placing)
{
    guint last = 0, n = 0;
    g_autofree gboolean *ticked = g_new0(gboolean, placing->asked->n_questions + 1);
    for (guint i = 0; i < placing->n_lines && placing->lines[i].item; i++) {
        guint question = placing->lines[i].question;
        if (placing->sheet->lines[placing->lines[i].line].depth > 0)
            return 0;
        n += !ticked[question];
        ticked[question] = TRUE;
        last = MAX(last, question);
    }
    return n == last ? last : 0;
}

/* Where all other words are free, the items are taken out from between them. */
static void place_items(struct placing *placing)
{
    guint left = 0;
    placing->ticked = ticked_above(placing);
    for (guint i = 0, next; i < placing->n_lines; i = next) {
        next = placing->lines[i].item ? run_end(placing, i) : i + 1;
        if (placing->lines[i].item)
            placing_add(placing, placing->texts[placing->lines[i].question - 1], i, next, FALSE);
        else
            placing->lines[left++] = placing->lines[i];
    }
    placing->n_lines = left;
}

/* In doubt there is no blocker; of all else, in doubt there is an answer. */
static gboolean says_nothing(const struct asked_question *question, const char *answer)
{
    return g_str_equal(question->kind, "blocker") ? reply_says_nothing(answer)
                                                  : words_say_nothing(answer);
}

static GPtrArray *take_answers(struct placing *placing)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func((GDestroyNotify)answer_free);
    for (guint q = 0; q < placing->asked->n_questions; q++) {
        if (placing->texts[q]->len > 0) {
            struct answer *answer = g_new0(struct answer, 1);
            answer->question = q + 1;
            answer->adds = adds_take(placing->texts[q]) || placing->adds[q];
            answer->text = g_strdup(placing->texts[q]->str);
            answer->nothing = says_nothing(&placing->asked->questions[q], answer->text);
            g_ptr_array_add(answers, answer);
        }
        g_string_free(placing->texts[q], TRUE);
    }
    return answers;
}

/* A "+" on a line of its own stands for all that follows. */
static void add_all(GPtrArray *answers)
{
    for (guint i = 0; i < answers->len; i++)
        ((struct answer *)g_ptr_array_index(answers, i))->adds = TRUE;
}

struct answers answers_find(const struct sheet *sheet, const struct asked *asked)
{
    static const struct asked nothing_asked;
    struct placing placing = {.sheet = sheet, .asked = asked != NULL ? asked : &nothing_asked};
    placing.remarks =
        placing.asked->n_questions > 0 && g_str_equal(placing.asked->questions[0].kind, "line");
    placing.unplaced = g_string_new(NULL);
    placing.texts = g_new0(GString *, placing.asked->n_questions + 1);
    placing.adds = g_new0(gboolean, placing.asked->n_questions + 1);
    for (guint q = 0; q < placing.asked->n_questions; q++)
        placing.texts[q] = g_string_new(NULL);
    collect_lines(&placing);
    struct answers answers = {.items = items_said_take(&placing)};
    if (placing.asked->n_questions == 0)
        placing_add(&placing, placing.unplaced, 0, placing.n_lines, FALSE);
    else if (any_inline(&placing) && !is_free_below_last(&placing))
        place_mixed(&placing);
    else {
        place_items(&placing);
        place_free(&placing, 0, placing.n_lines);
    }

    unplaced_moods_pull(&placing);
    answers.placed = take_answers(&placing);
    answers.in_order = placing.in_order && answers.placed->len > 0;
    answers.adds = adds_take(placing.unplaced);
    if (answers.adds && placing.unplaced->len == 0)
        add_all(answers.placed);
    answers.unplaced = g_string_free(placing.unplaced, FALSE);
    g_free(placing.texts);
    g_free(placing.adds);
    g_free(placing.lines);
    return answers;
}
