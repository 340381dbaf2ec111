/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parameter.h - `type/subtype; name=value` fields (RFC 2045 section 5, RFC 2183, RFC 2231)
 *
 * Ours, since GMime's reader of the same can be made to loop by a 117-byte message. Takes what mail
 * has: unquoted blanks in a file name, encoded words in values, missing semicolons at the end.
 */
#ifndef MUSTER_MAIL_PARAMETER_H
#define MUSTER_MAIL_PARAMETER_H

#include "mail/read/slice.h"

struct parameter {
    char *name;  /* lower case, without `*' */
    char *value; /* UTF-8, one line */
};

struct parameters {
    char *word; /* what stands before the first semicolon, lower case, without blanks */
    struct parameter *list;
    guint count;
};

void parameters_read(struct slice value, struct parameters *parameters_r);
void parameters_clear(struct parameters *parameters);

/* Borrowed; NULL when there is none. */
const char *parameters_get(const struct parameters *parameters, const char *name);

#endif
