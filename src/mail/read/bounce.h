/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bounce.h - what is common to the files that read bounces */
#ifndef MUSTER_MAIL_BOUNCE_H
#define MUSTER_MAIL_BOUNCE_H

#include "mail/read/notice.h"

/* Appends the addresses that NOTICE says failed to OUT; those in APART (our own, the mail system's)
 * are none. APART may be NULL. DOMAIN is the mail system's, with its @, to complete bare names;
 * NULL when it is not known. */
void bounce_addresses(const struct notice *notice, const char *domain, const GPtrArray *apart,
                      GPtrArray *out);

/* The class by status code and words: "hard", "soft", "unknown". Static. STATUS may be NULL; TEXT
 * is in lower case. */
const char *bounce_class_of(const char *status, const char *text);

/* The first enhanced status code of a failure in TEXT, or NULL. Caller frees. */
char *bounce_status_in(const char *text);

#endif
