/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sha256.h - SHA-256 (FIPS 180-4)
 *
 * Nettle's where it is there, which uses what the processor has for it; else GLib's, which takes a
 * third of the time of reading a reply. The same digest either way.
 */
#ifndef MAIL_SHA256_H
#define MAIL_SHA256_H

#include <glib.h>

enum { SHA256_OCTETS = 32 };

struct sha256;
struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *sum, const void *octets, gsize length);
/* Frees SUM. */
void sha256_end(struct sha256 *sum, guint8 digest_r[static SHA256_OCTETS]);

#endif
