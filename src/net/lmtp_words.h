/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of MAIL and RCPT: paths and parameters (RFC 5321 section 4.1.2). Private to the net
 * wing. */
#ifndef MUSTER_NET_LMTP_WORDS_H
#define MUSTER_NET_LMTP_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { LMTP_PATH_MAX = 256 }; /* octets between the angle brackets, without a route */

/* Cuts KEYWORD ("FROM:") and a path off *REST, any case, blanks between them borne. A route before
 * the address is dropped. Returns the bare address, "" for <>, or NULL when there is no path; *REST
 * is then what follows it. Works in place. */
char *lmtp_path_take(char **rest, const char *keyword);

/* Cuts one parameter off *REST: the name, and *value_r "" when it has none. NULL at the end. */
char *lmtp_parameter_take(char **rest, char **value_r);

/* "1024" */
bool lmtp_size_read(const char *value, size_t *size_r);

#endif
