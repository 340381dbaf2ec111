/* SPDX-License-Identifier: GPL-3.0-or-later */
/* smtp:// and smtps:// - a relay that takes our mail: submission (RFC 6409), TLS verified (RFC
 * 8314).
 *
 * Promises: one recipient a transaction; TLS unless the relay is a literal loopback address; the
 * password in no argument, log or reply. Trouble with the relay as a whole halts us and counts
 * against no mail.
 */
#include <curl/curl.h>
#include <string.h>

#include "net/kinds.h"
#include "net/relay.h"
#include "net/secret.h"
#include "net/smtp_pool.h"

struct smtp {
    struct relay relay;
    char *user, *password_command; /* NULL: nobody logs in */
    char *password;                /* NULL until it is needed */
    int timeout_seconds;
    char *server; /* "HOST:PORT" */
    struct smtp_pool *pool;
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

static void password_forget(struct smtp *smtp)
{
    g_clear_pointer(&smtp->password, secret_free);
}

static gboolean password_learn(struct smtp *smtp, gint64 deadline, struct stream_trouble *trouble)
{
    struct failure failure = {0};
    if (smtp->user == NULL || smtp->password != NULL)
        return TRUE;
    smtp->password =
        secret_of_command("password-command", smtp->password_command, deadline, &failure);
    trouble->is_refusal = smtp->password == NULL;
    g_strlcpy(trouble->words, failure.text, sizeof trouble->words);
    return smtp->password != NULL;
}

/* Nobody logs in without the owner's command, so its failure is as a login's. */
static struct stream *smtp_connect(void *data, struct stream_trouble *trouble_r)
{
    struct smtp *smtp = data;
    gint64 deadline = g_get_monotonic_time() + smtp->timeout_seconds * G_USEC_PER_SEC;
    struct stream_options options = {.url = smtp->relay.url};
    if (!password_learn(smtp, deadline, trouble_r))
        return NULL;
    options.user = smtp->user;
    options.password = smtp->password;
    options.demand_tls = !smtp->relay.is_smtps && !smtp->relay.is_loopback;
    return stream_start(&options, deadline);
}

/* A password that was refused may be another one tomorrow. */
static void smtp_run(void *state, const struct handing *handing)
{
    struct smtp *smtp = state;
    if (!smtp_pool_run(smtp->pool, handing))
        password_forget(smtp);
}

static struct smtp_pool *smtp_pool_make(struct smtp *smtp, const struct transport_options *options)
{
    int answer_seconds = options->answer_seconds;
    smtp->server = g_strdup_printf("%s:%d", smtp->relay.host, smtp->relay.port);
    struct smtp_pool_options made = {
        .greeting = smtp->relay.greeting,
        .server = smtp->server,
        .connections = (guint)MAX(options->connections, 1),
        .patience = options->timeout_seconds * G_USEC_PER_SEC,
        .connect = smtp_connect,
        .data = smtp,
    };
    made.long_patience = answer_seconds > 0 ? answer_seconds * G_USEC_PER_SEC : made.patience;
    return smtp_pool_new(&made);
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
    smtp->pool = smtp_pool_make(smtp, options);
    return smtp;
}

static void smtp_close(void *state)
{
    struct smtp *smtp = state;
    smtp_pool_free(smtp->pool);
    password_forget(smtp);
    relay_clear(&smtp->relay);
    g_free(smtp->server);
    g_free(smtp->user);
    g_free(smtp->password_command);
    g_free(smtp);
    curl_global_cleanup();
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
    .run = smtp_run,
    .check = smtp_check,
};

const struct transport_kind smtps_kind = {
    .scheme = "smtps://",
    .name = "smtp",
    .desc = "a relay, encrypted from the first byte",
    .leaves_host = TRUE,
    .open = smtp_open,
    .close = smtp_close,
    .run = smtp_run,
    .check = smtp_check,
};
