/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-goals.h - "goal:3 60%": a line of an answer that says where a goal stands */
#ifndef MUSTER_MAIL_REPLY_GOALS_H
#define MUSTER_MAIL_REPLY_GOALS_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

/* Takes such lines out of SHEET, whose passes are done, so that they are no answer. One that
 * only looks like it stays where it is, and is returned too: whoever reads it on has to say what
 * is wrong with it. None where ASKED (may be NULL) asks nothing. char *, in order, from the word
 * "goal" on; caller frees. */
GPtrArray *reply_take_goals(struct sheet *sheet, const struct asked *asked);

#endif
