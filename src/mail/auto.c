/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/kind.h"
gboolean auto_find(const struct message *message, struct mail_head *head)
{
    struct slice value = fields_value(message_head(message), "Auto-Submitted");
    if (value.length == 0 || slice_starts(value, "no"))
        return FALSE;
    head->kind = MAIL_AUTO;
    head->auto_why = g_strdup(slice_starts(value, "auto-replied") ? "vacation" : "robot");
    return TRUE;
}
