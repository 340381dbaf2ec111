/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One conversation with an SMTP server that takes mail (RFC 5321): a mail after the other. Private
 * to the net wing. */
#ifndef MUSTER_NET_SMTP_SESSION_H
#define MUSTER_NET_SMTP_SESSION_H

#include "muster/net/transport.h"
#include "net/smtp_reply.h"

struct smtp_session {
    struct smtp_input input;
    gboolean pipelining, size, eight_bit, utf8; /* what the server offers */
    gboolean is_dirty;  /* it may still know the envelope of a mail that it did not get */
    gboolean is_usable; /* it stands, and both sides agree where */
};

/* Says EHLO over STREAM, which the session owns from now on. FALSE when it leads nowhere. */
gboolean smtp_session_begin(struct smtp_session *session, struct stream *stream, const char *name,
                            gint64 deadline);
void smtp_session_end(struct smtp_session *session);

/* Hands over one mail. *UNTOUCHED_R: not a byte of it has left, so that a fresh session may try it
 * at once. */
enum verdict smtp_session_send(struct smtp_session *session, const struct parcel *parcel,
                               gint64 deadline, GString *reply, gboolean *untouched_r);

#endif
