/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What might come out of a cage that a mail has taken over. */
#include "fuzz/fuzz.h"

#include "muster/mail/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    g_autoptr(GBytes) frame = g_bytes_new_static(bytes, length);
    mail_head_free(wire_head_unpack(frame));
    description_free(wire_description_unpack(frame));
    asked_box_free(wire_asked_unpack(frame));
    return 0;
}
