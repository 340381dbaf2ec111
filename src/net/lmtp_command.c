/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of LMTP: a table of verbs, and a function for each. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "muster/base/address.h"
#include "net/lmtp_state.h"
#include "net/lmtp_words.h"

static void command_lhlo(struct lmtp_session *session, char *argument)
{
    if (*argument == '\0') {
        lmtp_error(session, "501 5.5.4 who are you?");
        return;
    }
    lmtp_envelope_clear(session);
    session->greeted = true;
    lmtp_reply(session, "250-%s", session->site->domain);
    lmtp_reply(session, "250-PIPELINING");
    lmtp_reply(session, "250-8BITMIME");
    lmtp_reply(session, "250-SMTPUTF8");
    lmtp_reply(session, "250-ENHANCEDSTATUSCODES");
    lmtp_reply(session, "250 SIZE %zu", session->site->max_message);
}

/* RFC 2033 section 4.1: so that nobody takes one protocol for the other. */
static void command_helo(struct lmtp_session *session, char *argument)
{
    (void)argument;
    lmtp_error(session, "500 5.5.1 this is LMTP: say LHLO");
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
        lmtp_error(session,
                   session->greeted ? "503 5.5.1 one MAIL at a time" : "503 5.5.1 LHLO first");
        return;
    }
    const char *sender = lmtp_path_take(&argument, "FROM:");
    const char *wrong =
        sender != NULL ? mail_parameters(argument, &size) : "501 5.1.7 MAIL FROM:<ADDRESS>";
    if (wrong != NULL)
        lmtp_error(session, wrong);
    else if (size > session->site->max_message)
        lmtp_reply(session, "552 5.3.4 larger than %zu octets", session->site->max_message);
    else if (!session->taker->has_room(session->context, size) ||
             (session->sender = strdup(sender)) == NULL)
        lmtp_reply(session, "452 4.3.1 no room for mail now");
    else
        lmtp_reply(session, "250 2.1.0 sender ok");
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
        lmtp_error(session, "503 5.5.1 MAIL first");
        return;
    }
    const char *recipient = lmtp_path_take(&argument, "TO:");
    char *copy = NULL;
    if (recipient == NULL || *recipient == '\0')
        lmtp_error(session, "501 5.1.3 RCPT TO:<ADDRESS>");
    else if (argument[strspn(argument, " ")] != '\0')
        lmtp_error(session, "555 5.5.4 a parameter that is not offered");
    else if (!is_ours(session->site, recipient))
        lmtp_reply(session, "550 5.1.1 no such address here");
    else if (session->n_recipients == SPOOL_RECIPIENTS_MAX)
        lmtp_reply(session, "452 4.5.3 too many recipients");
    else if ((copy = strdup(recipient)) == NULL)
        lmtp_reply(session, "452 4.3.0 no memory now");
    else
        lmtp_reply(session, "250 2.1.5 recipient ok");
    if (copy != NULL)
        session->recipients[session->n_recipients++] = copy;
}

static void command_data(struct lmtp_session *session, char *argument)
{
    if (session->n_recipients == 0 || *argument != '\0') {
        lmtp_error(session, *argument != '\0' ? "501 5.5.4 DATA stands alone"
                                              : "503 5.5.1 no valid recipient");
    } else if (!session->taker->begin(session->context, session->sender,
                                      (const char *const *)session->recipients,
                                      session->n_recipients)) {
        lmtp_reply(session, "452 4.3.1 no room for mail now");
        lmtp_envelope_clear(session);
    } else {
        lmtp_reply(session, "354 end with a dot on a line of its own");
        session->data = (struct lmtp_data){DATA_LINE_START};
        session->length = 0;
        session->state = LMTP_DATA;
    }
}

static void command_rset(struct lmtp_session *session, char *argument)
{
    (void)argument;
    lmtp_envelope_clear(session);
    lmtp_reply(session, "250 2.0.0 forgotten");
}

static void command_noop(struct lmtp_session *session, char *argument)
{
    (void)argument;
    lmtp_reply(session, "250 2.0.0 still here");
}

static void command_vrfy(struct lmtp_session *session, char *argument)
{
    (void)argument;
    lmtp_reply(session, "252 2.5.0 try to deliver to it");
}

static void command_quit(struct lmtp_session *session, char *argument)
{
    (void)argument;
    lmtp_end_with(session, "221 2.0.0 good-bye");
}

/* A browser that was made to speak to our port, and whose form could hold commands. */
static void command_of_http(struct lmtp_session *session, char *argument)
{
    (void)argument;
    lmtp_end_with(session, "421 4.7.0 this is LMTP");
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

void lmtp_command_run(struct lmtp_session *session, char *line)
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
    lmtp_error(session, "500 5.5.2 no command of LMTP");
}
