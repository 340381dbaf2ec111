/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message on stdin into the spool.
 *
 * Does not look into the message, starts nothing, connects to nothing. Its exit codes are those of
 * delivery.c.
 */
#include "deliver.h"

#include <unistd.h>

#include "delivery.h"

static const char help[] =
    "Usage: muster [-C CONF] deliver [-v] [-f SENDER] [-a RECIPIENT] [--now=TIME] < MESSAGE\n"
    "Takes one message into the spool. For procmail, maildrop, pipe(8) and Sieve.\n"
    "\n"
    "  -f SENDER     envelope sender; '' or MAILER-DAEMON is the null sender [$SENDER]\n"
    "  -a RECIPIENT  envelope recipient, which must be ours\n"
    "                [$ORIGINAL_RECIPIENT, $ORIG_RECIPIENT, $RECIPIENT: only recorded]\n"
    "  -v            says on stderr under which id it was accepted, for the mail server's log\n"
    "  --now=TIME    when it was received, as 2026-11-23T09:00:00Z [$MUSTER_NOW, the clock]\n"
    "\n"
    "Exit code: 0 accepted, 65 empty or too large, 67 not our address, 75 try again.\n"
    "\n"
    "Example, in Postfix's master.cf:\n"
    "  muster unix - n n - 10 pipe user=muster null_sender=\n"
    "    argv=/usr/bin/muster deliver -v -f ${sender} -a ${recipient}\n";

/* Only what was said with -a can be refused. An empty one says nothing. */
static bool recipient_is_good(const struct delivery *delivery, const struct site_config *site,
                              struct failure *failure)
{
    return !delivery->is_explicit || delivery_is_ours(delivery, site) ||
           failure_set(failure, FAILURE_NOBODY, "%s is not an address of %s", delivery->recipient,
                       site->address);
}

static bool deliver(struct delivery *delivery, const struct config *config, struct failure *failure)
{
    const struct site_config *site = &config->site;
    struct envelope envelope = {
        .received = delivery->now,
        .intake = "pipe",
        .sender = delivery->sender,
        .recipient = delivery->recipient,
    };
    return guard_enter(site->state, failure) && recipient_is_good(delivery, site, failure) &&
           spool_accept(site->state, &envelope, STDIN_FILENO, site->max_message, delivery->stop,
                        delivery->id, failure);
}

_Noreturn void deliver_main(const char *conf, int argc, char **argv)
{
    struct delivery delivery = {.command = "deliver", .help = help, .conf = conf};
    delivery_main(&delivery, argc, argv, deliver);
}
