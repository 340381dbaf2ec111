/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session is made of: for smtp_session.c, which moves its octets, and smtp_dialogue.c, which
 * knows what is said. */
#ifndef MUSTER_NET_SMTP_SESSION_OWN_H
#define MUSTER_NET_SMTP_SESSION_OWN_H

#include "net/smtp_session.h"

/* The steps of one mail, in the order of their replies. */
enum step { STEP_RSET, STEP_MAIL, STEP_RCPT, STEP_DATA, STEP_DOT };

/* A mail in the dialogue. */
struct errand {
    const struct parcel *parcel; /* NULL: none */
    GString *data;               /* as it goes over the wire, final dot included */
    enum step first;             /* STEP_RSET when the server may still know another envelope */
    enum step awaits;            /* whose reply comes next */
    enum step told;              /* the last step that was said */
    gboolean is_refused;         /* with what follows, while later replies are still to come */
    enum verdict verdict;
    enum blame blame;
    GString *words;
    guint64 end; /* how much we will have said with its final dot */
};

struct smtp_session {
    const struct smtp_desk *desk;
    struct stream *stream;
    enum smtp_state state;
    struct stream_trouble trouble;
    struct smtp_offer offer;
    struct smtp_input input;
    GString *out;       /* what is to be said; what has left of it goes when all has */
    gsize out_left;     /* how much of `out' has left */
    guint64 said, left; /* octets since the beginning */
    gboolean was_open;
    gboolean is_deaf;      /* the server takes no more octets, but may still say why */
    gboolean is_dirty;     /* it may still know the envelope of a mail that it did not get */
    guint begun, answered; /* mails */
    gint64 deadline;
    struct errand errands[2]; /* the mail at hand, and the one whose envelope went ahead of it */
};

void smtp_session_say(struct smtp_session *session, const char *bytes, gsize length);
/* The connection is of no use any more. IN_TIME: the server was heard of until now. */
void smtp_session_lose(struct smtp_session *session, gboolean in_time);
void smtp_session_end(struct smtp_session *session);

/* The server has answered. */
void smtp_dialogue_take(struct smtp_session *session, const struct smtp_reply *reply);
/* It will not any more: what that means for the mails. */
void smtp_dialogue_lose(struct smtp_session *session, gboolean in_time);

#endif
