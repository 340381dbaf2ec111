/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogue.
 *
 * Promises: no octet of a mail is ever taken for a command, nor the other way round (lmtp_data.c);
 * 250 for a mail is said by lmtp_session_settle() alone. Strict in what ends a line: a command with
 * a bare LF is refused, not run. Offers no STARTTLS and no AUTH: it is for the mail server beside
 * us.
 */
#include "net/lmtp_session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/lmtp_state.h"

enum {
    REPLY_MAX = 512, /* octets of the replies to one command */
    SETTLED_MAX = SPOOL_RECIPIENTS_MAX * (SPOOL_NAME_MAX + 40),      /* of those to one mail */
    REPLIES_ENOUGH = LMTP_REPLIES_MAX - SETTLED_MAX - 2 * REPLY_MAX, /* then it takes no more */
};
_Static_assert(REPLIES_ENOUGH > REPLY_MAX, "the replies to one mail have to fit");

void lmtp_reply(struct lmtp_session *session, const char *format, ...)
{
    char *to = session->replies + session->replies_length;
    size_t room = sizeof session->replies - session->replies_length;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(to, room, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length + 2 >= room)
        return;
    memcpy(to + length, "\r\n", 2);
    session->replies_length += (size_t)length + 2;
}

static void reply_to_each(struct lmtp_session *session, const char *words)
{
    for (size_t i = 0; i < session->n_recipients; i++)
        lmtp_reply(session, "%s", words);
}

void lmtp_end_with(struct lmtp_session *session, const char *words)
{
    lmtp_reply(session, "%s", words);
    session->state = LMTP_OVER;
}

void lmtp_error(struct lmtp_session *session, const char *words)
{
    lmtp_reply(session, "%s", words);
    if (++session->errors >= LMTP_ERRORS_MAX)
        lmtp_end_with(session, "421 4.7.0 too many errors");
}

void lmtp_envelope_clear(struct lmtp_session *session)
{
    for (size_t i = 0; i < session->n_recipients; i++)
        free(session->recipients[i]);
    free(session->sender);
    session->sender = NULL;
    session->n_recipients = 0;
}

/* The line at hand, its LF included: a command when it ends in CR LF and has no other control. */
static void line_act(struct lmtp_session *session)
{
    char *line = session->line;
    size_t length = session->line_length;
    session->line_length = 0;
    if (length < 2 || line[length - 2] != '\r') {
        lmtp_error(session, "500 5.5.2 a line ends in CR LF");
        return;
    }
    length -= 2;
    line[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7f) {
            lmtp_error(session, "500 5.5.2 no controls in a command");
            return;
        }
    }
    unsigned errors = session->errors;
    lmtp_command_run(session, line);
    session->progress += session->errors == errors;
}

static size_t feed_line(struct lmtp_session *session, const char *bytes, size_t length)
{
    const char *lf = memchr(bytes, '\n', length);
    size_t taken = lf != NULL ? (size_t)(lf - bytes) + 1 : length;
    if (session->state == LMTP_LONG_LINE) {
        if (lf == NULL)
            return taken;
        session->state = LMTP_COMMAND;
        lmtp_error(session, "500 5.5.2 line too long");
    } else if (taken > sizeof session->line - session->line_length) {
        session->line_length = 0;
        session->state = LMTP_LONG_LINE;
        return 0;
    } else {
        memcpy(session->line + session->line_length, bytes, taken);
        session->line_length += taken;
        if (lf != NULL)
            line_act(session);
    }
    return taken;
}

/* Beyond the limit nothing is kept, but all is read: whoever sends hears the verdict at the end. */
static void data_add(void *context, const char *bytes, size_t length)
{
    struct lmtp_session *session = context;
    size_t limit = session->site->max_message, before = session->length;
    session->length += length;
    session->progress += session->length / LMTP_STRIDE - before / LMTP_STRIDE;
    if (session->length <= limit)
        session->taker->add(session->context, bytes, length);
    else if (before <= limit)
        session->taker->drop(session->context);
}

static void data_ended(struct lmtp_session *session)
{
    bool is_large = session->length > session->site->max_message;
    if (!is_large && session->length > 0) {
        session->state = LMTP_WAIT;
        session->taker->finish(session->context);
        return;
    }
    if (!is_large)
        session->taker->drop(session->context);
    reply_to_each(session, is_large ? "552 5.3.4 the message is too large"
                                    : "554 5.6.0 the message is empty");
    lmtp_envelope_clear(session);
    session->state = LMTP_COMMAND;
}

static size_t feed_data(struct lmtp_session *session, const char *bytes, size_t length)
{
    size_t taken = lmtp_data_take(&session->data, bytes, length, data_add, session);
    if (session->data.state == DATA_END)
        data_ended(session);
    return taken;
}

size_t lmtp_session_feed(struct lmtp_session *session, const char *bytes, size_t length)
{
    size_t taken = 0;
    while (taken < length && session->replies_length < REPLIES_ENOUGH) {
        if (session->state == LMTP_OVER)
            return length; /* nobody listens any more */
        if (session->state == LMTP_WAIT)
            break;
        if (session->state == LMTP_DATA)
            taken += feed_data(session, bytes + taken, length - taken);
        else
            taken += feed_line(session, bytes + taken, length - taken);
    }
    return taken;
}

void lmtp_session_settle(struct lmtp_session *session, const char *name)
{
    char words[SPOOL_NAME_MAX + 32] = "452 4.3.1 cannot keep the mail now";
    if (name != NULL)
        snprintf(words, sizeof words, "250 2.0.0 accepted as %s", name);
    reply_to_each(session, words);
    lmtp_envelope_clear(session);
    session->progress++;
    session->state = LMTP_COMMAND;
}

bool lmtp_session_waits(const struct lmtp_session *session)
{
    return session->state == LMTP_WAIT;
}

void lmtp_session_end(struct lmtp_session *session, const char *words)
{
    if (session->state == LMTP_DATA && session->length <= session->site->max_message)
        session->taker->drop(session->context);
    if (session->state == LMTP_OVER)
        return;
    lmtp_reply(session, "421 %s", words);
    session->state = LMTP_OVER;
}

bool lmtp_session_is_over(const struct lmtp_session *session)
{
    return session->state == LMTP_OVER;
}

size_t lmtp_session_progress(const struct lmtp_session *session)
{
    return session->progress;
}

const char *lmtp_session_replies(const struct lmtp_session *session, size_t *length_r)
{
    *length_r = session->replies_length;
    return session->replies;
}

void lmtp_session_replied(struct lmtp_session *session, size_t length)
{
    session->replies_length -= length;
    memmove(session->replies, session->replies + length, session->replies_length);
}

struct lmtp_session *lmtp_session_new(const struct site_config *site,
                                      const struct lmtp_taker *taker, void *context)
{
    struct lmtp_session *session = calloc(1, sizeof *session);
    if (session == NULL)
        return NULL;
    session->site = site;
    session->taker = taker;
    session->context = context;
    lmtp_reply(session, "220 %s LMTP Muster", site->domain);
    return session;
}

void lmtp_session_free(struct lmtp_session *session)
{
    if (session == NULL)
        return;
    lmtp_envelope_clear(session);
    free(session);
}
