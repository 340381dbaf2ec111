/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a mail, as a line of the log: from the id under which it was accepted to the mail of ours that it answers.
 *
 * Promises: no word of the mail's text; its addresses and its Message-ID only without tokens.
 */
#include <string.h>

#include "muster/work/token.h"
#include "work/filing/filer.h"

static char *masked(const struct filer *filer, const char *text)
{
    return text != NULL ? tokens_mask(filer->site->keys, text) : NULL;
}

/* The number of our mail that it answers, as in the line `queued'; NULL: none. */
static char *answered_number(const struct arrival *arrival)
{
    const struct recognised *recognised = arrival->recognised;
    if (recognised == NULL || recognised->what != RECOGNISED_MAIL)
        return NULL;
    return g_strdup_printf("%" G_GINT64_FORMAT, recognised->mail->id);
}

static void filed_log(const struct filer *filer, const struct arrival *arrival)
{
    const struct mail_head *head =
        arrival->description != NULL ? &arrival->description->head : NULL;
    g_autofree char *sender = masked(filer, arrival->sender);
    g_autofree char *recipient = masked(filer, arrival->recipient);
    g_autofree char *from = head != NULL ? masked(filer, head->from) : NULL;
    g_autofree char *id = head != NULL ? masked(filer, head->message_id) : NULL;
    g_autofree char *answers = answered_number(arrival);
    log_event("filed", "mail", arrival->name, "as", arrival->outcome, "by", arrival->intake,
              "sender", sender != NULL && *sender == '\0' ? "<>" : sender, "to", recipient, "from",
              from, "message-id", id, "answers", answers, "person", arrival->person, "why",
              arrival->why, NULL);
}

void arrival_log(const struct filer *filer, const struct arrival *arrival)
{
    if (arrival->vanishes)
        return;
    if (arrival->kind == ARRIVAL_STUCK)
        log_trouble("unreadable", "mail", arrival->name, "why", arrival->why, NULL);
    else if (arrival->outcome != NULL && strcmp(arrival->outcome, "poison") == 0)
        log_trouble("poison", "mail", arrival->name, "why", arrival->why, NULL);
    else if (arrival->outcome != NULL && log_hears_events())
        filed_log(filer, arrival);
}
