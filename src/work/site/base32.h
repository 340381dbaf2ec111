/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base32.h - octets as lower-case letters and digits (RFC 4648 section 6, without padding), any
 * case read back */
#ifndef WORK_BASE32_H
#define WORK_BASE32_H

#include <glib.h>

/* The value of a letter of the alphabet, 0 to 31; -1 for any other octet. */
int base32_value(char letter);

/* Writes as many letters as OCTETS need, and a NUL. Bits that are left over in the last letter are
 * 0. */
void base32_encode(const guint8 *octets, gsize n_octets, char *text_r);

/* Reads back exactly N_OCTETS; FALSE when a letter is foreign or a left-over bit is set: one value
 * has one spelling. */
gboolean base32_decode(const char *text, guint8 *octets_r, gsize n_octets);

#endif
