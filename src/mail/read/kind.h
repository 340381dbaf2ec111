/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kind.h - machines told from people
 *
 * People must never be taken for machines: a rule here needs a sign that no person's mail has.
 * Bounces are looked for before automatic replies, since most of them say Auto-Submitted too.
 */
#ifndef MUSTER_MAIL_KIND_H
#define MUSTER_MAIL_KIND_H

#include "mail/read/mime.h"
#include "muster/mail/understand.h"

/* Fills in HEAD's kind and what goes with it (auto_why, away_until, bounce_*); the other fields of
 * HEAD are already there. */
void kind_find(const struct message *message, struct mail_head *head);

/* Each looks for one kind, and returns TRUE when it was that. */
gboolean bounce_find(const struct message *message, struct mail_head *head);
gboolean auto_find(const struct message *message, struct mail_head *head);

#endif
