/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One LMTP dialogue (RFC 2033), without sockets, disks or clocks: octets in, replies out. Private
 * to the net wing.
 *
 * The same octets give the same replies, however they are cut into pieces. Memory is bounded
 * whatever comes: a line, a list of recipients, and a buffer of replies.
 */
#ifndef MUSTER_NET_LMTP_SESSION_H
#define MUSTER_NET_LMTP_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/base/config.h"

enum {
    LMTP_LINE_MAX = 2048,    /* octets of a command with its CR LF; longer ones are an error */
    LMTP_ERRORS_MAX = 20,    /* commands that make no sense; then it ends */
    LMTP_REPLIES_MAX = 16384 /* octets that wait to be written */
};

/* Who takes the mail, apart from the wire. Functions get the CONTEXT of the session. */
struct lmtp_taker {
    /* is there room for a mail of that many octets (0: not known)? */
    bool (*has_room)(void *context, size_t octets);
    /* a mail comes; false when that cannot be now */
    bool (*begin)(void *context, const char *sender, const char *const *recipients, size_t count);
    void (*add)(void *context, const char *bytes, size_t length);
    void (*finish)(void *context); /* it is whole; lmtp_session_settle() says what became of it */
    void (*drop)(void *context);   /* it ended in another way */
};

struct lmtp_session;

/* Starts with the greeting. Borrows all. NULL without memory. */
struct lmtp_session *lmtp_session_new(const struct site_config *site,
                                      const struct lmtp_taker *taker, void *context);
void lmtp_session_free(struct lmtp_session *session);

/* Takes octets of the client, and returns how many. The rest comes again later: when a mail is
 * settled, or replies were written. */
size_t lmtp_session_feed(struct lmtp_session *session, const char *bytes, size_t length);

/* True from the taker's finish() on, until it is settled. */
bool lmtp_session_waits(const struct lmtp_session *session);

/* The verdict on that mail, for each of its recipients: accepted as NAME, or not now (NULL). */
void lmtp_session_settle(struct lmtp_session *session, const char *name);

/* What is to be written; and how much of it was. */
const char *lmtp_session_replies(const struct lmtp_session *session, size_t *length_r);
void lmtp_session_replied(struct lmtp_session *session, size_t length);

/* Ends it with a 421 and these WORDS, "4.3.2 shutting down". A mail that is half here is dropped;
 * not to be called while it waits. */
void lmtp_session_end(struct lmtp_session *session, const char *words);

/* True when nothing more is to be said or heard: write the replies and close. */
bool lmtp_session_is_over(const struct lmtp_session *session);

/* Grows with each command that was understood and with each LMTP_STRIDE octets of a mail: what does
 * not grow for long is idle. */
enum { LMTP_STRIDE = 4096 };
size_t lmtp_session_progress(const struct lmtp_session *session);

#endif
