/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-in-order.c - places words by their order alone */
#include "mail/reply/answers-in-order.h"

#include "mail/reply/answers-mood.h"
#include "mail/reply/reply.h"

/* One way to read lines as answers. */
struct order {
    guint from, to;
    gboolean by_line;  /* each line is a piece; else each paragraph */
    gboolean moodless; /* the moods were left out */
    guint answered;    /* so many questions have their answer above */
};

gboolean paragraph_begins(const struct placing *placing, guint from, guint at)
{
    return at == from || placing->lines[at].line > placing->lines[at - 1].line + 1;
}

static guint piece_end(const struct placing *placing, const struct order *order, guint at)
{
    guint end = at + 1;
    while (!order->by_line && end < order->to && !paragraph_begins(placing, order->from, end))
        end++;
    return end;
}

static guint pieces_count(const struct placing *placing, const struct order *order)
{
    guint n = 0;
    for (guint i = order->from; i < order->to; i = piece_end(placing, order, i))
        n++;
    return n;
}

/* The first question from AT on that ORDER has a piece for, counted from 0; or n_questions. */
static guint question_from(const struct placing *placing, const struct order *order, guint at)
{
    while (order->moodless && at < placing->asked->n_questions && question_is_mood(placing, at))
        at++;
    return at;
}

static guint first_question(const struct placing *placing, const struct order *order)
{
    return question_from(placing, order, order->answered);
}

static guint questions_count(const struct placing *placing, const struct order *order)
{
    guint n = 0;
    for (guint q = first_question(placing, order); q < placing->asked->n_questions;
         q = question_from(placing, order, q + 1))
        n++;
    return n;
}

/* A mood where prose was asked for: the order is another. */
static gboolean shows_mood(const struct placing *placing, const struct order *order)
{
    guint question = first_question(placing, order);
    for (guint i = order->from; i < order->to; i = piece_end(placing, order, i)) {
        if (question_wants_prose(placing, question) && line_mood_extent(placing, i) == MOOD_ALONE &&
            piece_end(placing, order, i) == i + 1)
            return TRUE;
        question = question_from(placing, order, question + 1);
    }
    return FALSE;
}

static gboolean lines_say_nothing(const struct placing *placing, guint from, guint to)
{
    GString *text = g_string_new(NULL);
    placing_add(placing, text, from, to, FALSE);
    g_autofree char *said = g_string_free(text, FALSE);
    return reply_says_nothing(said);
}

static gboolean line_says_nothing(const struct placing *placing, guint at)
{
    return lines_say_nothing(placing, at, at + 1);
}

/* A line an answer, as typed on phones: told from a list by a last line that says "no" to the
 * blocker, or by a mood where it was asked for. */
static gboolean lines_are_answers(const struct placing *placing, const struct order *order)
{
    guint question = first_question(placing, order), last = 0;
    gboolean says_no = FALSE;
    for (guint i = order->from; i < order->to; i++) {
        if (question_is_mood(placing, question)) {
            if (line_mood_extent(placing, i) != MOOD_NOT_SAID)
                return TRUE;
        } else {
            last = question;
            says_no = line_says_nothing(placing, i);
        }
        question = question_from(placing, order, question + 1);
    }
    return placing->asked->line_each ||
           (says_no && g_str_equal(placing->asked->questions[last].kind, "blocker"));
}

/* "No", where a mood was asked for, answers what is in the way: the order is another. */
static gboolean denies_mood(const struct placing *placing, const struct order *order)
{
    guint question = first_question(placing, order);
    for (guint i = order->from; i < order->to; i = piece_end(placing, order, i)) {
        if (question_is_mood(placing, question) && line_says_nothing(placing, i) &&
            line_mood_extent(placing, i) == MOOD_NOT_SAID)
            return TRUE;
        question = question_from(placing, order, question + 1);
    }
    return FALSE;
}

/* The first piece answers what is in the way, and something is. */
static gboolean begins_with_blocker(const struct placing *placing, const struct order *order)
{
    const struct asked_question *question =
        &placing->asked->questions[first_question(placing, order)];
    return g_str_equal(question->kind, "blocker") &&
           !lines_say_nothing(placing, order->from, piece_end(placing, order, order->from));
}

/* A plan that was ticked is the answer to its question, and paragraphs below it answer those
 * behind; but what stands right below it may go on with it, and so may what would be a blocker. */
static gboolean goes_on_with_plan(const struct placing *placing, const struct order *order)
{
    gsize first = placing->lines[order->from].line;
    gboolean touches =
        !order->by_line && first > 0 && !line_is_blank(&placing->sheet->lines[first - 1]);
    return touches || begins_with_blocker(placing, order);
}

static gboolean order_fits(const struct placing *placing, const struct order *order)
{
    const struct order paragraphs = {.from = order->from, .to = order->to};
    if (pieces_count(placing, order) != questions_count(placing, order))
        return FALSE;
    if (order->by_line &&
        (pieces_count(placing, &paragraphs) > 1 || !lines_are_answers(placing, order)))
        return FALSE;
    if (order->answered > 0 && (goes_on_with_plan(placing, order) || denies_mood(placing, order)))
        return FALSE;
    return !asks_mood(placing) || !shows_mood(placing, order);
}

static void order_place(struct placing *placing, const struct order *order)
{
    guint question = first_question(placing, order);
    for (guint i = order->from, next; i < order->to; i = next) {
        next = piece_end(placing, order, i);
        placing_add(placing, placing->texts[question], i, next, FALSE);
        question = question_from(placing, order, question + 1);
    }
}

static gboolean place_behind(struct placing *placing, guint from, guint to, gboolean moodless,
                             guint answered)
{
    for (gboolean by_line = FALSE; by_line <= TRUE; by_line++) {
        const struct order order = {from, to, by_line, moodless, answered};
        if (order_fits(placing, &order)) {
            order_place(placing, &order);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean place_pieces(struct placing *placing, guint from, guint to, gboolean moodless)
{
    return place_behind(placing, from, to, moodless, 0) ||
           (placing->ticked > 0 && place_behind(placing, from, to, moodless, placing->ticked));
}

void in_order_place(struct placing *placing, guint from, guint to)
{
    const struct order rest = {.from = from, .to = to, .moodless = TRUE};
    placing->in_order = !placing->remarks;
    if (placing->remarks) {
        placing_add(placing, placing->unplaced, from, to, FALSE);
        return;
    }
    if (placing->asked->n_questions > 1 &&
        (place_pieces(placing, from, to, FALSE) || place_pieces(placing, from, to, TRUE)))
        return;
    if (placing->asked->n_questions > 1)
        to = moods_pull(placing, from, to);
    if (from == to)
        return;
    if (placing->asked->n_questions == 1)
        placing_add(placing, placing->texts[0], from, to, FALSE);
    else if (questions_count(placing, &rest) == 1)
        placing_add(placing, placing->texts[first_question(placing, &rest)], from, to, FALSE);
    else if (!place_pieces(placing, from, to, TRUE))
        placing_add(placing, placing->unplaced, from, to, FALSE);
}
