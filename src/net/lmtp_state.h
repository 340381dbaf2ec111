/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the LMTP dialogue share: lmtp_session.c takes octets, lmtp_command.c acts on
 * commands. Nobody else looks in here. */
#ifndef MUSTER_NET_LMTP_STATE_H
#define MUSTER_NET_LMTP_STATE_H

#include "muster/base/spool.h"
#include "net/lmtp_data.h"
#include "net/lmtp_session.h"

enum lmtp_state {
    LMTP_COMMAND,
    LMTP_LONG_LINE, /* the rest of a line that was too long */
    LMTP_DATA,
    LMTP_WAIT, /* for the verdict on a mail */
    LMTP_OVER,
};

struct lmtp_session {
    const struct site_config *site;
    const struct lmtp_taker *taker;
    void *context;
    enum lmtp_state state;
    bool greeted; /* LHLO was said */
    unsigned errors;
    size_t progress;

    char *sender; /* of the mail at hand; NULL before MAIL */
    char *recipients[SPOOL_RECIPIENTS_MAX];
    size_t n_recipients;
    struct lmtp_data data;
    size_t length; /* of the message so far */

    char line[LMTP_LINE_MAX];
    size_t line_length;
    char replies[LMTP_REPLIES_MAX];
    size_t replies_length;
};

/* One line of a reply. LMTP_REPLIES_MAX is large enough for all that may be said before it is
 * written. */
void lmtp_reply(struct lmtp_session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The last thing that is said. */
void lmtp_end_with(struct lmtp_session *session, const char *words);

/* Says WORDS to a command that makes no sense. Whoever sends many of them speaks something else,
 * and is told to go. */
void lmtp_error(struct lmtp_session *session, const char *words);

/* Forgets sender and recipients. */
void lmtp_envelope_clear(struct lmtp_session *session);

/* Acts on one command: LINE without its end and without controls. Works in place. */
void lmtp_command_run(struct lmtp_session *session, char *line);

#endif
