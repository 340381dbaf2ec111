/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which kinds are looked for. */
#include "mail/kind.h"

/* An invitation or an answer to one (RFC 6047): the part itself or its method says so. */
static gboolean calendar_find(const struct message *message, struct mail_head *head)
{
    if (message_find(message, "text/calendar") == NULL)
        return FALSE;
    head->kind = MAIL_CALENDAR;
    return TRUE;
}

/* A list that distributes (RFC 2919): List-Unsubscribe alone is put in by gateways on people's own mail. */
static gboolean list_find(const struct message *message, struct mail_head *head)
{
    const struct fields *fields = message_head(message);
    if (fields_find(fields, "List-Id") == NULL && fields_find(fields, "List-Post") == NULL)
        return FALSE;
    head->kind = MAIL_LIST;
    return TRUE;
}

void kind_find(const struct message *message, struct mail_head *head)
{
    static gboolean (*const finders[])(const struct message *, struct mail_head *) = {
        bounce_find,
        calendar_find,
        auto_find,
        list_find,
    };
    for (guint i = 0; i < G_N_ELEMENTS(finders); i++)
        if (finders[i](message, head))
            return;
}
