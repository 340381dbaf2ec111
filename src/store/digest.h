/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short name for a text that is kept once: the first 16 octets of its SHA-256. */
#ifndef MUSTER_STORE_DIGEST_H
#define MUSTER_STORE_DIGEST_H

#include <glib.h>

enum { DIGEST_LENGTH = 16 };

void digest(const char *text, gsize length, guint8 digest_r[static DIGEST_LENGTH]);

#endif
