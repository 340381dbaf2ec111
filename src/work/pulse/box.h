/* SPDX-License-Identifier: GPL-3.0-or-later */
/* box.h - the answers of a pulse as one piece of bytes: pure
 *
 * The same answers are the same bytes, in whatever order and however often they were put in. So a
 * box tells neither who came first nor who thought twice.
 */
#ifndef WORK_PULSE_BOX_H
#define WORK_PULSE_BOX_H

#include <glib.h>

enum { BOX_KEY_OCTETS = 16, BOX_TEXT_MAX = 8000 /* octets of one text; more is cut */ };

/* What one answer says. Question 0: what belongs to none. */
struct boxed {
    guint question;
    char *text;
    char *value; /* what it comes to, as in entry_answer; or NULL */
};
GArray *boxed_new(void); /* of struct boxed, which owns its strings; caller unrefs */
void boxed_add(GArray *answer, guint question, const char *text, const char *value);

/* BOX (NULL: an empty one) with ANSWER (struct boxed) under KEY, in the place of what was there.
 * Caller unrefs. */
GBytes *box_put(GBytes *box, const guint8 key[static BOX_KEY_OCTETS], const GArray *answer);

/* What is in BOX (may be NULL): GArray of struct boxed, one an answer; no key is told. Caller
 * unrefs. */
GPtrArray *box_open(GBytes *box);

#endif
