/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date phrases of absence notices. */
#include "fuzz/fuzz.h"

#include "mail/read/away.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    g_autofree char *text =
        g_utf8_make_valid(length > 0 ? (const char *)bytes : "", (gssize)length);
    gboolean returns;
    g_autofree char *until =
        away_until(text, text, slice_of("Mon, 23 Nov 2026 09:00:00 +0100"), &returns);
    g_assert_true(until == NULL || strlen(until) == strlen("2026-11-23"));
    return 0;
}
