/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-placing.h - own lines on their way to the questions that they answer */
#ifndef MUSTER_MAIL_ANSWERS_PLACING_H
#define MUSTER_MAIL_ANSWERS_PLACING_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

/* Above all that was asked, below a question, or below all. */
enum place_kind { PLACE_TOP, PLACE_INLINE, PLACE_TAIL };

/* One own line, and where it stands. */
struct own_line {
    gsize line;
    enum place_kind kind;
    guint question; /* PLACE_INLINE: the question above it */
    guint marker;   /* the question that a number or label names, from 1; 0: none */
    guint32 behind; /* where the words behind the marker start */
    gboolean adds;  /* "+" stands before the marker */
    gboolean item;  /* of a plan, ticked: it goes to its question from wherever it stands */
};

struct placing {
    const struct sheet *sheet;
    const struct asked *asked;
    gboolean
        remarks; /* what was asked are lines, and nothing may be taken for an answer in order */
    struct own_line *lines;
    guint n_lines;
    guint ticked;    /* of so many questions, from the first on, the plan was ticked above all
                      * other words */
    GString **texts; /* of each question */
    gboolean *adds;  /* whether "+" stood before its marker */
    GString *unplaced;
    gboolean in_order; /* nothing but their order placed the texts */
};

/* Whether QUESTION, counted from 0, is answered in words, and not by a word of its kind. */
gboolean question_wants_prose(const struct placing *placing, guint question);

/* Appends the own lines FROM..TO-1 to OUT, the first one from behind its marker when MARKED. */
void placing_add(const struct placing *placing, GString *out, guint from, guint to,
                 gboolean marked);

/* Finds the numbers or labels by which the lines FROM..TO-1 say what they answer. Returns how many;
 * sections_clear() undoes it. */
guint sections_mark(struct placing *placing, guint from, guint to);
void sections_clear(struct placing *placing, guint from, guint to);

/* Puts each marked section under its question; what stands before the first is unplaced. */
void sections_place(struct placing *placing, guint from, guint to);

#endif
