/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session with an IMAP server (RFC 3501): what we say there, one function a command. Private to
 * the net wing.
 *
 * Each ends in one of three ways; after IMAP_BROKEN the session can only be closed.
 */
#ifndef MUSTER_NET_IMAP_SESSION_H
#define MUSTER_NET_IMAP_SESSION_H

#include "net/imap_account.h"
#include "net/imap_wire.h"

enum imap_end {
    IMAP_DONE,
    IMAP_REFUSED, /* by NO or BAD: FAILURE says what, in the server's words */
    IMAP_BROKEN,  /* no stream, or none that can be understood any more: FAILURE says how */
};

struct imap_session {
    const struct imap_account *account; /* borrowed */
    mailimap *imap;
    struct imap_wire wire;
    gboolean has_idle, has_move, has_uidplus;

    /* the mailbox, as it was when it was opened */
    guint32 validity, next, exists; /* 0: not said */
    gboolean is_read_only;
};

/* Connects, logs in, asks for what the server can do. NULL with FAILURE. */
struct imap_session *imap_session_open(const struct imap_account *account, struct failure *failure);

/* Logs out, unless it is broken. */
void imap_session_close(struct imap_session *session);

/* Opens the mailbox: to be changed, or only to be looked at. */
enum imap_end imap_session_enter(struct imap_session *session, gboolean to_change,
                                 struct failure *failure);

/* Appends to UIDS those of [FROM, TO] that are there, or only those that nobody has read; in order,
 * each once. */
enum imap_end imap_session_find(struct imap_session *session, guint32 from, guint32 to,
                                gboolean unread, GArray *uids, struct failure *failure);

/* Marks UIDS as read, or as deleted. */
enum imap_end imap_session_mark(struct imap_session *session, const GArray *uids, gboolean deleted,
                                struct failure *failure);
/* Removes those of UIDS that are marked as deleted. Only where has_uidplus. */
enum imap_end imap_session_expunge(struct imap_session *session, const GArray *uids,
                                   struct failure *failure);
/* Copies UIDS, or where has_move moves them, to the account's move_to; makes that where it is
 * missing. */
enum imap_end imap_session_copy(struct imap_session *session, const GArray *uids, gboolean move,
                                struct failure *failure);

/* Waits until the server tells of a change, or until UNTIL (g_get_monotonic_time()). Only where
 * has_idle. */
enum imap_end imap_session_idle(struct imap_session *session, gint64 until,
                                struct failure *failure);

/* For imap_fetch.c. */

/* Before a command: so many SECONDS and OCTETS for all of its answer. */
void imap_session_allow(struct imap_session *session, gint64 seconds, gsize octets);
/* What libetpan's CODE for a command means; DOING is what the command was to do: "open INBOX". */
enum imap_end imap_session_judge(struct imap_session *session, int code, const char *doing,
                                 struct failure *failure);
/* Caller frees with mailimap_set_free(). */
struct mailimap_set *imap_set(const GArray *uids);

#endif
