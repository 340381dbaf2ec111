/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails out of the opened mailbox, into the intake. Private to the net wing. */
#ifndef MUSTER_NET_IMAP_FETCH_H
#define MUSTER_NET_IMAP_FETCH_H

#include "net/fetch_intake.h"
#include "net/imap_session.h"

/* A mail as the mailbox lists it. */
struct imap_listed {
    guint32 uid, size;
};

/* Appends to LISTED (struct imap_listed) those of UIDS that are still there, in their order. */
enum imap_end imap_fetch_sizes(struct imap_session *session, const GArray *uids, GArray *listed,
                               struct failure *failure);

/* Takes those of LISTED from BEGIN to before END into INTAKE, and ends each there under its UID
 * when all of it has come; so all that came whole before an attempt broke off is there too.
 * FAILURE_DATA: one is larger than max-message, whatever its size was said to be. */
enum imap_end imap_fetch_mails(struct imap_session *session, const GArray *listed, guint begin,
                               guint end, struct intake *intake, struct failure *failure);

#endif
