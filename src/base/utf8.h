/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What base/ needs to know of UTF-8, without a library. */
#ifndef MUSTER_SRC_BASE_UTF8_H
#define MUSTER_SRC_BASE_UTF8_H

#include <stddef.h>

/* The length of the character at AT, of which LEFT octets may be read: 1 to 4, or 0 when it is no
 * well-formed UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF). */
size_t utf8_character(const char *at, size_t left);

#endif
