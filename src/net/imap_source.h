/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mailbox on an IMAP server as a source of mail, and one round through it. Private to the net
 * wing, and to imap_source.c, imap_round.c and imap_batch.c in it. */
#ifndef MUSTER_NET_IMAP_SOURCE_H
#define MUSTER_NET_IMAP_SOURCE_H

#include "net/fetch_memory.h"
#include "net/fetch_source.h"
#include "net/imap_fetch.h"

struct imap_source {
    const char *state; /* the state directory; borrowed */
    struct imap_account account;
    struct imap_session *session; /* NULL between rounds, unless the server tells of new mail */
    struct fetch_memory memory;
    gboolean stays; /* nothing is changed in the mailbox */
};

struct imap_round {
    struct imap_source *source;
    struct intake *intake;
    guint taken;
    struct failure *failure; /* why it ends before its time */
    struct failure refusal;  /* the first thing that `after' could not do */
};

/* Finds, fetches, accepts, remembers, and only then changes anything. FALSE with FAILURE. */
gboolean imap_round_run(struct imap_round *round);

/* Takes LISTED (struct imap_listed), a batch after the other. */
enum imap_end imap_batches_take(struct imap_round *round, const GArray *listed);

/* Does to mail that is pending what the owner wants done. What the server refuses is not tried
 * again: the mail was accepted, and stays where it is. */
enum imap_end imap_pending_settle(struct imap_round *round);

/* Writes down what is remembered. FALSE with FAILURE. */
gboolean imap_memory_keep(struct imap_round *round);

#endif
