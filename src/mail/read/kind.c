/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which kinds are looked for. */
#include "mail/read/kind.h"

/* An invitation or an answer to one (RFC 6047): a calendar part that is the mail, not a file that
 * somebody attached. */
static gboolean calendar_find(const struct message *message, struct mail_head *head)
{
    const struct part *part = message_find(message, "text/calendar");
    if (part == NULL || (part->depth > 0 && strcmp(part->disposition.word, "attachment") == 0 &&
                         parameters_get(&part->type, "method") == NULL))
        return FALSE;
    head->kind = MAIL_CALENDAR;
    return TRUE;
}

/* A list that distributes (RFC 2919, and what came before it): List-Unsubscribe alone is put in by
 * gateways on people's own mail, and Precedence: bulk by cautious people. */
static gboolean list_find(const struct message *message, struct mail_head *head)
{
    static const char *const names[] = {"List-Id",      "List-Post",      "X-BeenThere",
                                        "Mailing-List", "X-Mailing-List", "X-Mailman-Version",
                                        "X-ML-Name",    "X-Campaign"};
    const struct fields *fields = message_head(message);
    gboolean found = slice_starts(fields_value(fields, "Sender"), "owner-") ||
                     slice_starts(fields_value(fields, "Return-Path"), "<owner-") ||
                     slice_equals(fields_value(fields, "Precedence"), "list") ||
                     (slice_equals(fields_value(fields, "Precedence"), "bulk") &&
                      fields_find(fields, "List-Unsubscribe") != NULL);
    for (guint i = 0; i < G_N_ELEMENTS(names) && !found; i++)
        found = fields_find(fields, names[i]) != NULL;
    if (found)
        head->kind = MAIL_LIST;
    return found;
}

void kind_find(const struct message *message, struct mail_head *head)
{
    static gboolean (*const finders[])(const struct message *, struct mail_head *) = {
        bounce_find,
        calendar_find,
        list_find,
        auto_find,
    };
    for (guint i = 0; i < G_N_ELEMENTS(finders); i++)
        if (finders[i](message, head))
            return;
}
