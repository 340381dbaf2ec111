/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One face, two makers. No cryptography of our own. */
#include "mail/read/sha256.h"

#ifdef HAVE_NETTLE

#include <nettle/sha2.h>

struct sha256 {
    struct sha256_ctx context;
};

struct sha256 *sha256_new(void)
{
    struct sha256 *sum = g_new(struct sha256, 1);
    sha256_init(&sum->context);
    return sum;
}

void sha256_add(struct sha256 *sum, const void *octets, gsize length)
{
    sha256_update(&sum->context, length, octets);
}

void sha256_end(struct sha256 *sum, guint8 digest_r[static SHA256_OCTETS])
{
    sha256_digest(&sum->context, SHA256_OCTETS, digest_r);
    g_free(sum);
}

#else

struct sha256 {
    GChecksum *checksum;
};

struct sha256 *sha256_new(void)
{
    struct sha256 *sum = g_new(struct sha256, 1);
    sum->checksum = g_checksum_new(G_CHECKSUM_SHA256);
    return sum;
}

void sha256_add(struct sha256 *sum, const void *octets, gsize length)
{
    g_checksum_update(sum->checksum, octets, (gssize)length);
}

void sha256_end(struct sha256 *sum, guint8 digest_r[static SHA256_OCTETS])
{
    gsize length = SHA256_OCTETS;
    g_checksum_get_digest(sum->checksum, digest_r, &length);
    g_checksum_free(sum->checksum);
    g_free(sum);
}

#endif
