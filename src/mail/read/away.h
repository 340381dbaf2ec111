/* SPDX-License-Identifier: GPL-3.0-or-later */
/* away.h - until when an absence notice says that its writer is away */
#ifndef MUSTER_MAIL_AWAY_H
#define MUSTER_MAIL_AWAY_H

#include "mail/read/slice.h"

/* The day that SUBJECT (may be NULL) or TEXT names as that of the return (*returns_r) or the last
 * one away, as "2026-12-01", or NULL. DATE is the mail's own Date field: days without a year, and
 * weekdays, are those next after it. Caller frees. */
char *away_until(const char *subject, const char *text, struct slice date, gboolean *returns_r);

#endif
