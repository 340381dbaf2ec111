/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message on stdin to `muster lmtpd', for users who may not touch the state: Sieve as vmail,
 * somebody's procmail.
 *
 * Speaks LMTP to the first UNIX socket of lmtp { listen }, which its group may use. Its exit codes
 * are those of delivery.c; a verdict of the server that is not about the mail is for another try.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "deliver.h"
#include "delivery.h"
#include "submit_wire.h"

static const char help[] =
    "Usage: muster [-C CONF] submit [-v] [-f SENDER] [-a RECIPIENT] < MESSAGE\n"
    "Hands one message to `muster lmtpd' through its socket. For the filters of other users,\n"
    "who are in the socket's group: Sieve as vmail, a user's procmail.\n"
    "\n"
    "  -f SENDER     envelope sender; '' or MAILER-DAEMON is the null sender [$SENDER]\n"
    "  -a RECIPIENT  envelope recipient, which must be ours\n"
    "                [$ORIGINAL_RECIPIENT, $ORIG_RECIPIENT, $RECIPIENT if ours: else the site]\n"
    "  -v            says on stderr under which id it was accepted, for the filter's log\n"
    "\n"
    "Exit code: 0 accepted, 65 empty or too large, 67 not our address, 75 try again.\n"
    "\n"
    "Example, in a .procmailrc:\n"
    "  :0 w\n"
    "  * ^TO_checkin@acme\\.example\n"
    "  | /usr/bin/muster submit\n";

/* The path of the first UNIX socket, or NULL. */
static const char *socket_path(const struct lmtp_config *lmtp)
{
    static const char prefix[] = "unix:";
    for (const char *const *place = lmtp->listen; *place != NULL; place++) {
        if (**place == '/')
            return *place;
        if (strncmp(*place, prefix, sizeof prefix - 1) == 0)
            return *place + sizeof prefix - 1;
    }
    return NULL;
}

/* True when ADDRESS can stand between angle brackets as it is. */
static bool is_plain(const char *address)
{
    for (const char *at = address; *at != '\0'; at++)
        if ((unsigned char)*at <= ' ' || *at == 0x7f || strchr("<>\"", *at) != NULL)
            return false;
    return strlen(address) <= ADDRESS_MAX;
}

/* `?' is what the spool calls a sender that is not known: it must not become the null sender, which
 * would make a bounce of the mail. */
static const char *sender_word(const struct delivery *delivery)
{
    bool is_known = delivery->sender != NULL && is_plain(delivery->sender);
    return is_known ? delivery->sender : "?";
}

static const char *recipient_word(const struct delivery *delivery, const struct site_config *site)
{
    const char *recipient = delivery->recipient;
    bool is_good = recipient != NULL && *recipient != '\0' && is_plain(recipient) &&
                   (delivery->is_explicit || delivery_is_ours(delivery, site));
    return is_good ? recipient : site->address;
}

/* What a reply means, when it is not the one that was hoped for. Of 5xx only these are about the
 * mail; NOBODY is what the recipient's 550 says. */
static bool reply_is(const struct wire_reply *reply, int wanted, enum failure_kind of_550,
                     struct failure *failure)
{
    if (reply->code == wanted)
        return true;
    enum failure_kind kind = FAILURE_BUSY;
    if (reply->code == 550)
        kind = of_550;
    else if (reply->code == 552 || reply->code == 554)
        kind = FAILURE_DATA;
    /* no digit at the start: mail servers would take it for a status */
    return failure_set(failure, kind, "muster lmtpd: %s", reply->words);
}

static bool expect(struct wire *wire, int wanted, enum failure_kind of_550, struct failure *failure)
{
    struct wire_reply reply;
    return wire_reply_read(wire, &reply, failure) && reply_is(&reply, wanted, of_550, failure);
}

static bool greet(struct wire *wire, struct failure *failure)
{
    return expect(wire, 220, FAILURE_BUSY, failure) &&
           wire_print(wire, failure, "LHLO localhost\r\n") && wire_flush(wire, failure) &&
           expect(wire, 250, FAILURE_BUSY, failure);
}

/* All in one go; the first reply that is not the hoped one is the verdict. */
static bool send_envelope(struct wire *wire, const struct delivery *delivery,
                          const struct site_config *site, struct failure *failure)
{
    enum failure_kind of_550 = delivery->is_explicit ? FAILURE_NOBODY : FAILURE_BUSY;
    return wire_print(wire, failure, "MAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nDATA\r\n",
                      sender_word(delivery), recipient_word(delivery, site)) &&
           wire_flush(wire, failure) && expect(wire, 250, FAILURE_BUSY, failure) &&
           expect(wire, 250, of_550, failure) && expect(wire, 354, FAILURE_BUSY, failure);
}

/* "2.0.0 accepted as ID" */
static bool expect_accepted(struct wire *wire, struct delivery *delivery, struct failure *failure)
{
    static const char words[] = " as ";
    struct wire_reply reply;
    if (!wire_reply_read(wire, &reply, failure) || !reply_is(&reply, 250, FAILURE_BUSY, failure))
        return false;
    const char *id = strstr(reply.words, words);
    snprintf(delivery->id, sizeof delivery->id, "%.*s", SPOOL_NAME_MAX - 1,
             id != NULL ? id + sizeof words - 1 : reply.words);
    return true;
}

/* Without its end the message is none: whatever fails here, the server keeps nothing. */
static bool send_message(struct wire *wire, struct delivery *delivery, struct failure *failure)
{
    char buffer[16384];
    ssize_t n;
    while ((n = read(STDIN_FILENO, buffer, sizeof buffer)) != 0 && *delivery->stop == 0) {
        if (n < 0 && errno != EINTR)
            return failure_errno(failure, errno, "cannot read the message");
        if (n > 0 && !wire_message_add(wire, buffer, (size_t)n, failure))
            return false;
    }
    if (*delivery->stop != 0)
        return failure_set(failure, FAILURE_BUSY, "stopped by a signal");
    return wire_message_end(wire, failure) && expect_accepted(wire, delivery, failure);
}

static bool submit(struct delivery *delivery, const struct config *config, struct failure *failure)
{
    struct wire wire;
    const char *path = socket_path(&config->lmtp);
    if (path == NULL)
        return failure_set(failure, FAILURE_CONFIG,
                           "muster.conf has no UNIX socket in lmtp { listen = ... }");
    bool accepted = wire_connect(&wire, path, failure) && greet(&wire, failure) &&
                    send_envelope(&wire, delivery, &config->site, failure) &&
                    send_message(&wire, delivery, failure);
    if (wire.socket >= 0)
        close(wire.socket);
    return accepted;
}

_Noreturn void submit_main(const char *conf, int argc, char **argv)
{
    struct delivery delivery = {.command = "submit", .help = help, .conf = conf};
    delivery_main(&delivery, argc, argv, submit);
}
