/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `send' tells the log: each mail with the words of the mail server, in which its own id stands.
 */
#include "work/sending/send-log.h"

/* Only a mail that is lost to its addressee is trouble: cron stays quiet about a relay that makes us wait. */
void sent_log(const struct consignment *consignment, enum outbox_state state)
{
    const struct outbox_row *row = consignment->row;
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, row->mail);
    const char *reply = consignment->reply;
    switch (state) {
    case OUTBOX_SENT:
        log_event("sent", "mail", row->key, "number", number, "to", row->recipient, "reply", reply,
                  NULL);
        break;
    case OUTBOX_FAILED:
        log_trouble("failed", "mail", row->key, "number", number, "to", row->recipient, "reply",
                    reply, NULL);
        break;
    case OUTBOX_DOUBT:
        log_event("doubtful", "mail", row->key, "number", number, "to", row->recipient, "reply",
                  reply, NULL);
        break;
    default:
        log_event("deferred", "mail", row->key, "number", number, "to", row->recipient, "reply",
                  reply, NULL);
    }
}

void relay_paused_log(const struct sender *sender)
{
    char until[INSTANT_TEXT_MAX];
    instant_format(sender->breaker.until, until);
    log_event("relay-paused", "url", sender->site->config->send.url, "until", until, "reply",
              sender->halt_words, NULL);
}
