/* SPDX-License-Identifier: GPL-3.0-or-later */
/* smtp:// and smtps:// - a relay that takes our mail: submission (RFC 6409), TLS verified (RFC
 * 8314).
 *
 * Promises: one recipient a transaction; one connection for the mails of one run; TLS unless the
 * relay is a literal loopback address; the password in no argument, log or reply. Trouble with the
 * relay as a whole halts us and counts against no mail. A connection that has served and was closed
 * meanwhile is made anew once, unseen.
 */
#include <curl/curl.h>
#include <string.h>

#include "net/child.h"
#include "net/kinds.h"
#include "net/relay.h"
#include "net/smtp_session.h"

struct smtp {
    struct relay relay;
    char *user, *password_command; /* NULL: nobody logs in */
    char *password;                /* NULL until it is needed */
    int timeout_seconds;
    struct smtp_session session;
};

static gboolean login_is_whole(const struct transport_options *options, struct failure *failure)
{
    gboolean has_user = options->user[0] != '\0';
    gboolean has_command = options->password_command[0] != '\0';
    if (has_user == has_command)
        return TRUE;
    return failure_set(failure, FAILURE_CONFIG, "`%s' needs `%s' beside it",
                       has_user ? "user" : "password-command",
                       has_user ? "password-command" : "user");
}

static void *smtp_open(const struct transport_options *options, struct failure *failure)
{
    struct relay relay;
    if (!login_is_whole(options, failure) || !relay_parse(options->url, &relay, failure))
        return NULL;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct smtp *smtp = g_new0(struct smtp, 1);
    smtp->relay = relay;
    smtp->timeout_seconds = options->timeout_seconds;
    if (options->user[0] != '\0') {
        smtp->user = g_strdup(options->user);
        smtp->password_command = g_strdup(options->password_command);
    }
    return smtp;
}

static void password_forget(struct smtp *smtp)
{
    if (smtp->password != NULL)
        explicit_bzero(smtp->password, strlen(smtp->password));
    g_clear_pointer(&smtp->password, g_free);
}

static void smtp_close(void *state)
{
    struct smtp *smtp = state;
    smtp_session_end(&smtp->session);
    password_forget(smtp);
    relay_clear(&smtp->relay);
    g_free(smtp->user);
    g_free(smtp->password_command);
    g_free(smtp);
    curl_global_cleanup();
}

/* The first line of what the owner's command prints. */
static gboolean password_learn(struct smtp *smtp, gint64 deadline, GString *reply)
{
    const char *arguments[] = {"/bin/sh", "-c", smtp->password_command, NULL};
    struct child child = {.arguments = arguments, .deadline = deadline};
    struct child_end end;
    struct failure failure = {0};
    if (smtp->user == NULL || smtp->password != NULL)
        return TRUE;
    if (!child_run(&child, &end, &failure)) {
        g_string_printf(reply, "password-command: %s", failure.text);
        return FALSE;
    }
    end.output[strcspn(end.output, "\r\n")] = '\0';
    if (end.exit == 0 && end.output[0] != '\0')
        smtp->password = g_strdup(end.output);
    else if (end.exit == CHILD_KILLED)
        g_string_assign(reply, "password-command was killed, or did not end in time");
    else if (end.exit != 0)
        g_string_printf(reply, "password-command ended with %d", end.exit);
    else
        g_string_assign(reply, "password-command printed nothing");
    explicit_bzero(end.output, sizeof end.output);
    return smtp->password != NULL;
}

/* Before there is a session, a 5xx is about us and not about a mail. */
static enum verdict trouble_verdict(const struct stream_trouble *trouble)
{
    if (trouble->code / 100 == 4)
        return VERDICT_RETRY;
    return trouble->is_refusal || trouble->code / 100 == 5 ? VERDICT_HALTED : VERDICT_RETRY;
}

static enum verdict smtp_connect(struct smtp *smtp, gint64 deadline, GString *reply)
{
    struct stream_options options = {.url = smtp->relay.url};
    struct stream_trouble trouble = {0};
    smtp_session_end(&smtp->session);
    if (!password_learn(smtp, deadline, reply))
        return VERDICT_HALTED;
    options.user = smtp->user;
    options.password = smtp->password;
    options.demand_tls = !smtp->relay.is_smtps && !smtp->relay.is_loopback;
    struct stream *stream = stream_open(&options, deadline, &trouble);
    if (stream == NULL) {
        g_string_printf(reply, "%s:%d: %s", smtp->relay.host, smtp->relay.port, trouble.words);
        if (trouble.is_login)
            password_forget(smtp);
        return trouble_verdict(&trouble);
    }
    if (smtp_session_begin(&smtp->session, stream, smtp->relay.greeting, deadline))
        return VERDICT_ACCEPTED;
    g_string_printf(reply, "%s:%d: no answer to EHLO", smtp->relay.host, smtp->relay.port);
    return VERDICT_RETRY;
}

/* A session that stood from the mail before may have been closed meanwhile: if so, this mail gets a
 * fresh one. */
static enum verdict smtp_deliver(void *state, const struct parcel *parcel, GString *reply)
{
    struct smtp *smtp = state;
    gint64 deadline = g_get_monotonic_time() + smtp->timeout_seconds * G_USEC_PER_SEC;
    gboolean untouched;
    if (smtp->session.is_usable) {
        enum verdict verdict =
            smtp_session_send(&smtp->session, parcel, deadline, reply, &untouched);
        if (smtp->session.is_usable || !untouched)
            return verdict;
    }
    enum verdict verdict = smtp_connect(smtp, deadline, reply);
    if (verdict != VERDICT_ACCEPTED)
        return verdict;
    return smtp_session_send(&smtp->session, parcel, deadline, reply, &untouched);
}

static gboolean smtp_check(const struct transport_options *options, struct failure *failure)
{
    struct relay relay;
    if (!login_is_whole(options, failure) || !relay_parse(options->url, &relay, failure))
        return FALSE;
    relay_clear(&relay);
    return TRUE;
}

const struct transport_kind smtp_kind = {
    .scheme = "smtp://",
    .name = "smtp",
    .desc = "a relay, with STARTTLS",
    .leaves_host = TRUE,
    .open = smtp_open,
    .close = smtp_close,
    .deliver = smtp_deliver,
    .check = smtp_check,
};

const struct transport_kind smtps_kind = {
    .scheme = "smtps://",
    .name = "smtp",
    .desc = "a relay, encrypted from the first byte",
    .leaves_host = TRUE,
    .open = smtp_open,
    .close = smtp_close,
    .deliver = smtp_deliver,
    .check = smtp_check,
};
