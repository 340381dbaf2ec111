/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/kind.h"
gboolean bounce_find(const struct message *message, struct mail_head *head)
{
    if (message_find(message, "message/delivery-status") == NULL)
        return FALSE;
    head->kind = MAIL_BOUNCE;
    head->bounce_class = g_strdup("unknown");
    return TRUE;
}
