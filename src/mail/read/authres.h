/* SPDX-License-Identifier: GPL-3.0-or-later */
/* authres.h - one Authentication-Results field, read by the letter (RFC 8601 section 2.2)
 *
 * What does not follow the grammar says nothing at all. One kindness: the value of a property may
 * hold the marks that MIME wants quoted (`/', `:', `=', `@', `[', `]', `?'), since servers write
 * signatures and addresses without quotes; none of them can end it.
 */
#ifndef MUSTER_MAIL_AUTHRES_H
#define MUSTER_MAIL_AUTHRES_H

#include "mail/read/slice.h"

/* "dmarc=pass header.from=example.com" */
struct authres_result {
    char *method, *result; /* lower case */
    char *header_from;     /* lower case; NULL when it does not say */
};

struct authres {
    char *authserv;  /* lower case */
    GArray *results; /* struct authres_result; empty for "none" */
};

/* NULL when VALUE, folded as it came, is no such field. Caller frees. */
struct authres *authres_read(struct slice value);
void authres_free(struct authres *authres);

#endif
