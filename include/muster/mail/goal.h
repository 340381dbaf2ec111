/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/goal.h - "goal:3 60%": what a line says of a goal, in any of our languages
 *
 *   goal:3 60%                        where it stands
 *   goal:3.2 +2, Lyon and Metz        two more of its second key result; what follows is a note
 *   goal:3 = -5                       below zero, where "-5" would be five less
 *   goal:3 12k, confidence low        how sure somebody is: low, medium, high
 *   goal:3 done
 *
 * Pure, and linear in the text. What a number means for a key result is not known here.
 */
#ifndef MUSTER_MAIL_GOAL_H
#define MUSTER_MAIL_GOAL_H

#include <glib.h>

/* A number with what belongs to it: "+2", "60 %", "12k", "1,5h". */
struct goal_amount {
    gint64 thousandths; /* GOAL_AMOUNT_MAX at most, or as much below zero */
    gboolean adds;      /* it has a sign: to what was */
    gboolean percent;
    const char
        *unit; /* letters or a sign right behind the figures; `unit_length' octets of the text */
    gsize unit_length;
    const char *behind; /* the first character after it that is no blank */
};
#define GOAL_AMOUNT_MAX (G_GINT64_CONSTANT(1000000000000) * 1000)

/* Reads the amount with which TEXT begins; of two ways to read 1,500 that of LANGUAGE (a tag).
 * FALSE when there is none, or one of more than three decimals or too many figures. */
gboolean goal_amount_read(const char *text, const char *language, struct goal_amount *amount_r);

/* "3", "3.2", "#3": the number of a goal, and the place of a key result or 0. *behind_r is what
 * follows, blanks and a colon left out. */
gboolean goal_number_read(const char *text, guint *goal_r, guint *place_r, const char **behind_r);

struct goal_said {
    guint goal, place; /* place 0: none was named */
    gboolean has_amount, over;
    struct goal_amount amount;
    guint confidence; /* 1 low, 2 medium, 3 high; 0: not said */
    const char *note; /* what is left of the line, or "" */
    gboolean set_off; /* the note stands behind a comma or its like */
};
/* Reads TEXT, what stands behind the word "goal". FALSE when it says nothing of the kind.
 * Borrows TEXT. */
gboolean goal_said_read(const char *text, const char *language, struct goal_said *said_r);

/* What stands behind the word "goal" with which LINE begins, in any letters; NULL when it does
 * not. TIGHT_R: a number follows at once, with no more than a colon between, as nobody writes in
 * prose. */
const char *goal_word_end(const char *line, gboolean *tight_r);

/* The goals that LINE names by "goal:3", wherever it does: at most MAX numbers to NUMBERS_R.
 * Returns how many. */
guint goal_numbers_in(const char *line, guint *numbers_r, guint max);

#endif
