/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/digest.h"

#include <string.h>

void digest(const char *text, gsize length, guint8 digest_r[static DIGEST_LENGTH])
{
    guint8 whole[32];
    gsize size = sizeof whole;
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)text, (gssize)length);
    g_checksum_get_digest(sum, whole, &size);
    g_checksum_free(sum);
    memcpy(digest_r, whole, DIGEST_LENGTH);
}
