/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RTF, as it is and compressed. */
#include "fuzz/fuzz.h"

#include "mail/read/lzfu.h"
#include "mail/read/rtf.h"

enum { LIMIT = 1 << 16 };

static void read_text(struct slice rtf)
{
    gboolean html;
    g_autofree char *text = rtf_to_text(rtf, LIMIT, &html);
    g_assert_true(text == NULL || g_utf8_validate(text, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct slice input = {(const char *)bytes, length};
    read_text(input);
    GString *unpacked = lzfu_unpack(input, LIMIT);
    if (unpacked != NULL) {
        read_text((struct slice){unpacked->str, unpacked->len});
        g_string_free(unpacked, TRUE);
    }
    return 0;
}
