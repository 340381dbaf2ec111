/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML to text. */
#include "fuzz/fuzz.h"

#include <glib.h>

#include "mail/read/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    g_autofree char *html =
        g_utf8_make_valid(length > 0 ? (const char *)bytes : "", (gssize)length);
    g_autofree char *text = html_to_text(html, NULL);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    return 0;
}
