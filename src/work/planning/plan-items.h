/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/plan-items.h - the items of a plan, line by line, and which of them an answer ticks
 *
 * Pure: texts in, texts out.
 */
#ifndef WORK_PLAN_ITEMS_H
#define WORK_PLAN_ITEMS_H

#include <glib.h>

enum { PLAN_ITEMS_MAX = 30 };

/* LINE behind the bullets, numbers and boxes of "- [ ] 1. tests". */
const char *behind_bullets(const char *line);

/* The items of the plan TEXT: a line is one, without its bullet, number or box. Caller frees. */
char **plan_items(const char *text);
/* One of them, from WORDS: what is endless is cut. Caller frees. */
char *plan_item(const char *words);

/* Takes from ITEMS (char *, owned) those of which TEXT, an answer to a question that showed them,
 * says that they are done: each line of it that is an item and no more, or is ticked. One behind an
 * empty box, or with words behind it and no tick, says why it is not. */
void plan_strike(GPtrArray *items, const char *text);
/* Of ITEMS that are left: how many TEXT says are moved (muster/mail/moved.h). */
guint plan_moved(const GPtrArray *items, const char *text);

#endif
