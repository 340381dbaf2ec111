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
#include <strings.h>

#include "muster/base/address.h"
#include "muster/base/spool.h"
#include "net/lmtp_data.h"
#include "net/lmtp_words.h"

enum {
    REPLY_MAX = 512, /* octets of the replies to one command */
    SETTLED_MAX = SPOOL_RECIPIENTS_MAX * (SPOOL_NAME_MAX + 40),      /* of those to one mail */
    REPLIES_ENOUGH = LMTP_REPLIES_MAX - SETTLED_MAX - 2 * REPLY_MAX, /* then it takes no more */
};
_Static_assert(REPLIES_ENOUGH > REPLY_MAX, "the replies to one mail have to fit");

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

/* One line of a reply; LMTP_REPLIES_MAX is large enough for all that may be said before it is
 * written. */
static void __attribute__((format(printf, 2, 3)))
reply(struct lmtp_session *session, const char *format, ...)
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
        reply(session, "%s", words);
}

static void end_with(struct lmtp_session *session, const char *words)
{
    reply(session, "%s", words);
    session->state = LMTP_OVER;
}

/* A command that makes no sense. Whoever sends many of them speaks something else. */
static void error(struct lmtp_session *session, const char *words)
{
    reply(session, "%s", words);
    if (++session->errors >= LMTP_ERRORS_MAX)
        end_with(session, "421 4.7.0 too many errors");
}

static void envelope_clear(struct lmtp_session *session)
{
    for (size_t i = 0; i < session->n_recipients; i++)
        free(session->recipients[i]);
    free(session->sender);
    session->sender = NULL;
    session->n_recipients = 0;
}

static void command_lhlo(struct lmtp_session *session, char *argument)
{
    if (*argument == '\0') {
        error(session, "501 5.5.4 who are you?");
        return;
    }
    envelope_clear(session);
    session->greeted = true;
    reply(session, "250-%s", session->site->domain);
    reply(session, "250-PIPELINING");
    reply(session, "250-8BITMIME");
    reply(session, "250-SMTPUTF8");
    reply(session, "250-ENHANCEDSTATUSCODES");
    reply(session, "250 SIZE %zu", session->site->max_message);
}

/* RFC 2033 section 4.1: so that nobody takes one protocol for the other. */
static void command_helo(struct lmtp_session *session, char *argument)
{
    (void)argument;
    error(session, "500 5.5.1 this is LMTP: say LHLO");
}

/* What MAIL says of the mail. Returns what is wrong with it, or NULL. */
static const char *mail_parameters(char *rest, size_t *size_r)
{
    char *value;
    for (const char *name; (name = lmtp_parameter_take(&rest, &value)) != NULL;) {
        if (strcasecmp(name, "SIZE") == 0) {
            if (!lmtp_size_read(value, size_r))
                return "501 5.5.4 SIZE wants a number of octets";
        } else if (strcasecmp(name, "BODY") == 0) {
            if (strcasecmp(value, "7BIT") != 0 && strcasecmp(value, "8BITMIME") != 0)
                return "501 5.5.4 BODY is 7BIT or 8BITMIME";
        } else if (strcasecmp(name, "SMTPUTF8") != 0 || *value != '\0') {
            return "555 5.5.4 a parameter that is not offered";
        }
    }
    return NULL;
}

static void command_mail(struct lmtp_session *session, char *argument)
{
    size_t size = 0;
    if (!session->greeted || session->sender != NULL) {
        error(session, session->greeted ? "503 5.5.1 one MAIL at a time" : "503 5.5.1 LHLO first");
        return;
    }
    const char *sender = lmtp_path_take(&argument, "FROM:");
    const char *wrong =
        sender != NULL ? mail_parameters(argument, &size) : "501 5.1.7 MAIL FROM:<ADDRESS>";
    if (wrong != NULL)
        error(session, wrong);
    else if (size > session->site->max_message)
        reply(session, "552 5.3.4 larger than %zu octets", session->site->max_message);
    else if (!session->taker->has_room(session->context, size) ||
             (session->sender = strdup(sender)) == NULL)
        reply(session, "452 4.3.1 no room for mail now");
    else
        reply(session, "250 2.1.0 sender ok");
}

static bool is_ours(const struct site_config *site, const char *recipient)
{
    const char *detail;
    size_t detail_length;
    return address_match(recipient, site->local, site->domain, site->delimiter, &detail,
                         &detail_length) != ADDRESS_FOREIGN;
}

static void command_rcpt(struct lmtp_session *session, char *argument)
{
    if (session->sender == NULL) {
        error(session, "503 5.5.1 MAIL first");
        return;
    }
    const char *recipient = lmtp_path_take(&argument, "TO:");
    char *copy = NULL;
    if (recipient == NULL || *recipient == '\0')
        error(session, "501 5.1.3 RCPT TO:<ADDRESS>");
    else if (argument[strspn(argument, " ")] != '\0')
        error(session, "555 5.5.4 a parameter that is not offered");
    else if (!is_ours(session->site, recipient))
        reply(session, "550 5.1.1 no such address here");
    else if (session->n_recipients == SPOOL_RECIPIENTS_MAX)
        reply(session, "452 4.5.3 too many recipients");
    else if ((copy = strdup(recipient)) == NULL)
        reply(session, "452 4.3.0 no memory now");
    else
        reply(session, "250 2.1.5 recipient ok");
    if (copy != NULL)
        session->recipients[session->n_recipients++] = copy;
}

static void command_data(struct lmtp_session *session, char *argument)
{
    if (session->n_recipients == 0 || *argument != '\0') {
        error(session,
              *argument != '\0' ? "501 5.5.4 DATA stands alone" : "503 5.5.1 no valid recipient");
    } else if (!session->taker->begin(session->context, session->sender,
                                      (const char *const *)session->recipients,
                                      session->n_recipients)) {
        reply(session, "452 4.3.1 no room for mail now");
        envelope_clear(session);
    } else {
        reply(session, "354 end with a dot on a line of its own");
        session->data = (struct lmtp_data){DATA_LINE_START};
        session->length = 0;
        session->state = LMTP_DATA;
    }
}

static void command_rset(struct lmtp_session *session, char *argument)
{
    (void)argument;
    envelope_clear(session);
    reply(session, "250 2.0.0 forgotten");
}

static void command_noop(struct lmtp_session *session, char *argument)
{
    (void)argument;
    reply(session, "250 2.0.0 still here");
}

static void command_vrfy(struct lmtp_session *session, char *argument)
{
    (void)argument;
    reply(session, "252 2.5.0 try to deliver to it");
}

static void command_quit(struct lmtp_session *session, char *argument)
{
    (void)argument;
    end_with(session, "221 2.0.0 good-bye");
}

/* A browser that was made to speak to our port, and whose form could hold commands. */
static void command_of_http(struct lmtp_session *session, char *argument)
{
    (void)argument;
    end_with(session, "421 4.7.0 this is LMTP");
}

static const struct {
    const char *verb;
    void (*act)(struct lmtp_session *session, char *argument);
} commands[] = {
    {"MAIL", command_mail},       {"RCPT", command_rcpt},    {"DATA", command_data},
    {"LHLO", command_lhlo},       {"RSET", command_rset},    {"NOOP", command_noop},
    {"QUIT", command_quit},       {"VRFY", command_vrfy},    {"HELO", command_helo},
    {"EHLO", command_helo},       {"GET", command_of_http},  {"POST", command_of_http},
    {"PUT", command_of_http},     {"HEAD", command_of_http}, {"OPTIONS", command_of_http},
    {"CONNECT", command_of_http},
};

static void command_run(struct lmtp_session *session, char *line)
{
    char *argument = line + strcspn(line, " ");
    if (*argument != '\0')
        *argument++ = '\0';
    argument += strspn(argument, " ");
    for (size_t length = strlen(argument); length > 0 && argument[length - 1] == ' '; length--)
        argument[length - 1] = '\0';
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcasecmp(line, commands[i].verb) == 0) {
            commands[i].act(session, argument);
            return;
        }
    }
    error(session, "500 5.5.2 no command of LMTP");
}

/* The line at hand, its LF included: a command when it ends in CR LF and has no other control. */
static void line_act(struct lmtp_session *session)
{
    char *line = session->line;
    size_t length = session->line_length;
    session->line_length = 0;
    if (length < 2 || line[length - 2] != '\r') {
        error(session, "500 5.5.2 a line ends in CR LF");
        return;
    }
    length -= 2;
    line[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7f) {
            error(session, "500 5.5.2 no controls in a command");
            return;
        }
    }
    unsigned errors = session->errors;
    command_run(session, line);
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
        error(session, "500 5.5.2 line too long");
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
    envelope_clear(session);
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
    envelope_clear(session);
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
    reply(session, "421 %s", words);
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
    reply(session, "220 %s LMTP Muster", site->domain);
    return session;
}

void lmtp_session_free(struct lmtp_session *session)
{
    if (session == NULL)
        return;
    envelope_clear(session);
    free(session);
}
