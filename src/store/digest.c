/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/digest.h"

#include <nettle/sha2.h>

void digest(const char *text, gsize length, guint8 digest_r[static DIGEST_LENGTH])
{
    struct sha256_ctx sum;
    sha256_init(&sum);
    sha256_update(&sum, length, (const guint8 *)text);
    sha256_digest(&sum, DIGEST_LENGTH, digest_r);
}
