/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-adds.h - "+" before words that add to what was said before */
#ifndef MUSTER_MAIL_ANSWERS_ADDS_H
#define MUSTER_MAIL_ANSWERS_ADDS_H

#include <glib.h>

/* The octets of the sign that the octets AT..END begin with, and of the blanks behind it; 0 when
 * there is none. "+1", "+49 170" and "+Bob" are none. */
gsize adds_sign(const char *at, const char *end);

/* Takes the sign off TEXT, and off each further line of it that has one. FALSE, and TEXT is left as
 * it is, when it does not begin with one. */
gboolean adds_take(GString *text);

#endif
