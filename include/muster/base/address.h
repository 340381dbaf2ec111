/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/address.h - mail addresses as bytes: what is one, whose it is, and the part behind
 * the delimiter
 *
 * Bare addr-specs only (RFC 5321 section 4.1.2, RFC 6531 for UTF-8); display names are the mail
 * wing's.
 */
#ifndef MUSTER_BASE_ADDRESS_H
#define MUSTER_BASE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    ADDRESS_MAX = 254,      /* octets, without NUL */
    ADDRESS_LOCAL_MAX = 64, /* octets before the @ (RFC 5321 section 4.5.3.1.1) */
    SITE_LOCAL_MAX = 21,    /* so that LOCAL+TOKEN keeps within ADDRESS_LOCAL_MAX */
};

/* True for one LOCAL@DOMAIN without controls, blanks, angle brackets or a bare CR or LF; quoted
 * local parts are not taken, as no address of ours has one. Safe to place in an envelope. */
bool address_is_valid(const char *address);

/* Lower-cases the ASCII letters of ADDRESS in place. */
void address_lower(char *address);

/* How RECIPIENT relates to the site's LOCAL, DOMAIN and DELIMITER ("" or one character), ASCII case
 * ignored. Without an @ it is a local part of DOMAIN. */
enum address_match {
    ADDRESS_FOREIGN, /* another domain, or another local part */
    ADDRESS_PLAIN,   /* LOCAL@DOMAIN */
    ADDRESS_DETAIL,  /* LOCAL + DELIMITER + something @DOMAIN */
};
enum address_match address_match(const char *recipient, const char *local, const char *domain,
                                 const char *delimiter, const char **detail_r,
                                 size_t *detail_length_r);

#endif
