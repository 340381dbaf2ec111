/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar.h - what a calendar answers to an invitation */
#ifndef MUSTER_MAIL_CALENDAR_H
#define MUSTER_MAIL_CALENDAR_H

#include "mail/read/mime.h"
#include "muster/mail/understand.h"

/* The answer in MESSAGE; NULL when it holds none. Caller frees with calendar_answer_free(). */
struct calendar_answer *calendar_answer_find(const struct message *message);

/* That in TEXT, a calendar object (RFC 5545), whatever ends its lines. */
struct calendar_answer *calendar_answer_read(const char *text);

#endif
