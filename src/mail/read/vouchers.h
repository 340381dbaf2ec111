/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vouchers.h - the way a mail came, and what servers on it say about its From */
#ifndef MUSTER_MAIL_VOUCHERS_H
#define MUSTER_MAIL_VOUCHERS_H

#include "mail/read/fields.h"
#include "muster/mail/understand.h"

/* Fills in received_by and vouchers of HEAD, whose `from' is known. */
void vouchers_fill(const struct fields *fields, struct mail_head *head);

#endif
