/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-checklist.h - the plan that was asked about, ticked in the reply */
#ifndef MUSTER_MAIL_REPLY_CHECKLIST_H
#define MUSTER_MAIL_REPLY_CHECKLIST_H

#include "mail/reply/sheet.h"
#include "muster/mail/understand.h"

/* Finds the items of the plans in ASKED, quoted or not, and says of each line of theirs what it is:
 * one that the person ticked, or wrote behind, is theirs, and answers the question of its item (its
 * `item'); any other repeats what was asked. Returns how many quoted lines it found. */
guint reply_mark_checklist(struct sheet *sheet, const struct asked *asked);

#endif
