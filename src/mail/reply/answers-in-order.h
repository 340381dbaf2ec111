/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-in-order.h - words that answer by their order alone
 *
 * As many paragraphs as questions are the answers; as many lines too, where one of them tells that
 * they are no list. A mood may be left out, and never goes where others read it: a line that says
 * nothing but a mood is taken as one from wherever it stands.
 */
#ifndef MUSTER_MAIL_ANSWERS_IN_ORDER_H
#define MUSTER_MAIL_ANSWERS_IN_ORDER_H

#include "mail/reply/answers-placing.h"

/* Whether the own line AT begins a paragraph among those from FROM on. */
gboolean paragraph_begins(const struct placing *placing, guint from, guint at);

/* Puts the lines FROM..TO-1, which are not marked, under the questions or among the unplaced. */
void in_order_place(struct placing *placing, guint from, guint to);

#endif
