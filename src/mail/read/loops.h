/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loops.h - signs that a mail goes in circles, or would if a program answered it (RFC 3834) */
#ifndef MUSTER_MAIL_LOOPS_H
#define MUSTER_MAIL_LOOPS_H

#include "mail/read/mime.h"
#include "muster/mail/understand.h"

/* Fills in HEAD's hops, circled and mute; `from' is already there. */
void loops_find(const struct message *message, struct mail_head *head);

#endif
