/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of our own relay (RFC 5321, RFC 3463), as far as they speak of an address. */
#include "work/sending/refusal.h"

#include <string.h>

/* The first that fits. A code without an enhanced one says little, and counts little. */
static const struct {
    const char *start;
    enum bounce_weight weight;
} meanings[] = {
    {"5.1.7", BOUNCE_NONE},                         /* the sender's address */
    {"5.1.8", BOUNCE_NONE},                         /* likewise */
    {"5.1.", BOUNCE_HARD},  {"5.2.1", BOUNCE_HARD}, /* the mailbox is disabled */
    {"5.2.", BOUNCE_SOFT},  {"5.", BOUNCE_NONE},    {"", BOUNCE_SOFT},
};

/* 550 no such mailbox, 551 not here, 552 it is full, 553 no such name. */
static gboolean code_is_about_mailbox(const char *reply)
{
    return strncmp(reply, "55", 2) == 0 && reply[2] >= '0' && reply[2] <= '3' && reply[3] == ' ';
}

enum bounce_weight refusal_weight(const char *reply)
{
    if (reply == NULL || !code_is_about_mailbox(reply))
        return BOUNCE_NONE;
    for (guint i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (g_str_has_prefix(reply + 4, meanings[i].start))
            return meanings[i].weight;
    return BOUNCE_NONE;
}

void refusal_count(struct site *site, const struct outbox_row *row, const char *reply, gint64 now)
{
    struct person *person = person_get(site->store, row->person);
    struct sent_mail *mail = sent_mail_get(site->store, row->mail);
    const struct bounce bounce = {.weight = refusal_weight(reply),
                                  .of_probe = mail != NULL && strcmp(mail->kind, PROBE) == 0,
                                  .at = now,
                                  .why = reply};
    if (person != NULL)
        person_bounced(site, person, &bounce);
    sent_mail_free(mail);
    person_free(person);
}
