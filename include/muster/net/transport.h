/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/net/transport.h - hands final bytes to a mail server, and says what became of them
 *
 * (sender, recipient, bytes) in, a verdict out. A transport is a row in a table: smtp:// and
 * smtps:// (verified TLS, several connections, one recipient a transaction), sendmail:PATH,
 * maildir:PATH. It knows nothing of outboxes, people or retries, and starts no thread.
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
    int connections;              /* at once, at most; 0 is 1. Only SMTP uses more than one */
    int timeout_seconds;          /* to connect; and for one mail, until all of it has left */
    int answer_seconds;           /* from its final dot to the answer; 0: timeout_seconds */
};

struct parcel {
    const char *sender;    /* envelope sender; "" is the null sender */
    const char *recipient; /* bare address */
    const guint8 *bytes;   /* CRLF lines; bare CR or LF are made CRLF on the way */
    gsize length;
    const char *id; /* the same at each try: "question:17". In a Maildir's file name, as ENVID */
};

/* Whom an outcome speaks about. */
enum blame {
    BLAME_MAIL,  /* this mail, or its recipient */
    BLAME_US,    /* who we are, or our set-up. With VERDICT_REFUSED only perhaps: a policy that may
                    be about this mail or about all of ours; with VERDICT_HALTED for sure */
    BLAME_RELAY, /* with VERDICT_HALTED: away or overrun, and it will pass without our doing */
};

struct outcome {
    enum verdict verdict;
    enum blame blame;
    const char *reply; /* one line of the other side's words: tame, without secrets; borrowed */
};

/* Who brings parcels and takes their outcomes. All functions get DATA and come back soon. */
struct dispatcher {
    /* The next parcel, which stays until its outcome is told. NULL when there is none before
     * *WAKE_R, of g_get_monotonic_time(); G_MAXINT64: none at all. Asked again now and then, so
     * that it may change its mind. */
    const struct parcel *(*next)(void *data, gint64 *wake_r);
    /* From now on PARCEL may arrive although no outcome was told; only with transports to which a
     * repeat is a second copy. FALSE: it does not leave, and is to be tried again. */
    gboolean (*leaving)(void *data, const struct parcel *parcel);
    void (*settled)(void *data, const struct parcel *parcel, const struct outcome *outcome);
    /* Before each wait for the other side, and every half second of one. */
    void (*resting)(void *data);
};

/* What can be known without connecting: FAILURE_CONFIG for a URL that no transport takes, and for a
 * user without a password-command. Connections stay open between runs, until transport_close(). */
struct transport *transport_open(const struct transport_options *options, struct failure *failure);
void transport_close(struct transport *transport);

/* "smtp", "sendmail", "maildir"; and whether real people may get what it is given (a maildir stays
 * here). */
const char *transport_name(const struct transport *transport);
gboolean transport_leaves_host(const struct transport *transport);

/* Hands over what DISPATCHER brings, several at once where that helps, until there is no more and
 * each parcel has its outcome. VERDICT_HALTED is told to each parcel at hand when the other side
 * refuses us as a whole or is away; then no other is asked for. */
void transport_run(struct transport *transport, const struct dispatcher *dispatcher, void *data);

/* The same for one mail. REPLY gets the words. */
enum verdict transport_deliver(struct transport *transport, const struct parcel *parcel,
                               GString *reply);

/* `check`: is what is local there (the sendmail program, the maildir's parent)? Connects to
 * nothing. */
gboolean transport_check(const struct transport_options *options, struct failure *failure);

#endif
