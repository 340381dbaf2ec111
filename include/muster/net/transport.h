/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/net/transport.h - hands final bytes to a mail server, and says what became of them
 *
 * (sender, recipient, bytes) in, a verdict out. A transport is a row in a table: smtp:// and smtps:// (libcurl, verified TLS,
 * one recipient a transaction), sendmail:PATH, maildir:PATH. It knows nothing of outboxes, people or retries.
 */
#ifndef MUSTER_NET_TRANSPORT_H
#define MUSTER_NET_TRANSPORT_H

#include <glib.h>

#include "muster/base/failure.h"
#include "muster/base/verdict.h"

struct transport;

struct transport_options {
    const char *url;              /* smtp://HOST[:PORT], smtps://HOST[:PORT]; paths are absolute */
    const char *user;             /* "" when none */
    const char *password_command; /* "" when none */
    int timeout_seconds;          /* for one mail, connection included */
};

struct parcel {
    const char *sender;    /* envelope sender; "" is the null sender */
    const char *recipient; /* bare address */
    const guint8 *bytes;   /* CRLF lines; bare CR or LF are made CRLF on the way */
    gsize length;
    const char *id;        /* unique for this mail and the same at each try: names the file of a maildir */
};

/* What can be known without connecting: FAILURE_CONFIG for a URL that no transport takes, and for a user without a
 * password-command. One thread at a time; mails of one transport share its connection. Close with transport_close(). */
struct transport *transport_open(const struct transport_options *options, struct failure *failure);
void transport_close(struct transport *transport);

/* "smtp", "sendmail", "maildir"; and whether real people may get what it is given (a maildir stays here). */
const char *transport_name(const struct transport *transport);
gboolean transport_leaves_host(const struct transport *transport);

/* Hands over one mail. REPLY gets one line of the other side's words for the log and `status`: tame, without secrets.
 * Never fails otherwise: the verdict says it. */
enum verdict transport_deliver(struct transport *transport, const struct parcel *parcel, GString *reply);

/* `check`: is what is local there (the sendmail program, the maildir's parent)? Connects to nothing. */
gboolean transport_check(const struct transport_options *options, struct failure *failure);

#endif
