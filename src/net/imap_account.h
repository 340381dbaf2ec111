/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An account on an IMAP server: where it is, who we are there, and which mailbox. Private to the
 * net wing. */
#ifndef MUSTER_NET_IMAP_ACCOUNT_H
#define MUSTER_NET_IMAP_ACCOUNT_H

#include <glib.h>

#include "muster/base/config.h"
#include "net/stream.h"

struct imap_account {
    const struct fetch_config *config; /* borrowed */
    char *server;                      /* "mail.example:993" */
    char *url;                         /* for libcurl, without the mailbox */
    char *place;                       /* whose mailbox where, in one line */
    char *mailbox;       /* "INBOX", in IMAP's own spelling (RFC 3501 section 5.1.3) */
    char *move_to;       /* the same; NULL: `after' moves nothing */
    gboolean demand_tls; /* STARTTLS before anything else */
};

/* FAILURE_CONFIG for a URL or an `after' that names no mailbox, and for a user without a secret or
 * the other way round. Free with imap_account_clear(). */
gboolean imap_account_read(const struct fetch_config *config, struct imap_account *account_r,
                           struct failure *failure);
void imap_account_clear(struct imap_account *account);

/* The same, for who wants to know all that is wrong and where. */
void imap_account_check(const struct config *config, const struct fetch_config *account,
                        struct faults *faults);

/* Connects and logs in by DEADLINE. NULL with FAILURE. */
struct stream *imap_account_connect(const struct imap_account *account, gint64 deadline,
                                    struct failure *failure);

#endif
