/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One conversation with an SMTP server that takes mail (RFC 5321): a mail after the other, nothing
 * ever waited for. Private to the net wing; smtp_pool.c has several of them.
 */
#ifndef MUSTER_NET_SMTP_SESSION_H
#define MUSTER_NET_SMTP_SESSION_H

#include "net/smtp_envelope.h"
#include "net/stream.h"

/* Where the mails of a session come from, and where they go. All functions get DATA. */
struct smtp_desk {
    const struct parcel *(*take)(void *data); /* NULL: none now */
    gboolean (*leaving)(void *data, const struct parcel *parcel);
    void (*settle)(void *data, const struct parcel *parcel, enum verdict verdict, enum blame blame,
                   const char *words);
    /* The server has not begun with it: another session may try it at once. */
    void (*give_back)(void *data, const struct parcel *parcel);
    void *data;
    const char *greeting; /* our name */
    gint64 patience;      /* microseconds for a greeting, and for a mail until it has left */
    gint64 long_patience; /* from a mail's final dot to its answer */
};

enum smtp_state {
    SMTP_CONNECTING, /* up to a verified, authenticated stream */
    SMTP_GREETING,   /* EHLO was said */
    SMTP_OPEN,
    SMTP_PARTING, /* QUIT was said */
    SMTP_OVER,
};

struct smtp_session;

/* STREAM was started, and is the session's from now on. */
struct smtp_session *smtp_session_new(const struct smtp_desk *desk, struct stream *stream);
void smtp_session_free(struct smtp_session *session); /* abruptly */

enum smtp_state smtp_session_state(const struct smtp_session *session);
gboolean smtp_session_is_busy(const struct smtp_session *session);   /* has a mail */
gboolean smtp_session_is_barren(const struct smtp_session *session); /* answered about none of
                                                                         those that it had */

/* Why it was over before it was open; NULL when it was open. */
const struct stream_trouble *smtp_session_trouble(const struct smtp_session *session);

/* Takes a mail if it has none and is open. */
void smtp_session_feed(struct smtp_session *session);

/* Goes on as far as it can without waiting, and ends what is past its deadline. */
void smtp_session_advance(struct smtp_session *session);

/* What it waits for, as stream_poll() says it. */
guint smtp_session_poll(struct smtp_session *session, struct pollfd fds_r[STREAM_DESCRIPTORS],
                        gint64 *wake_r);

/* Says goodbye if it stands and has no mail, and will be over soon. */
void smtp_session_part(struct smtp_session *session);

#endif
