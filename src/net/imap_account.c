/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From `fetch NAME { ... }' to a stream that is logged in.
 *
 * Promises: in clear only to a literal loopback address; nothing of a secret before a verified
 * certificate; the names of mailboxes hold nothing that could be a second command.
 */
#include "net/imap_account.h"

#include <string.h>

#include "net/secret.h"
#include "net/server_url.h"

enum { PORT_IMAP = 143, PORT_IMAPS = 993 };

static gboolean login_is_whole(const struct fetch_config *config, struct failure *failure)
{
    int n_secrets = (config->password_command[0] != '\0') + (config->token_command[0] != '\0') +
                    (config->credential[0] != '\0');
    if (n_secrets > 1)
        return failure_set(failure, FAILURE_CONFIG,
                           "`password-command', `token-command' and `credential' are three ways "
                           "to the same: keep one");
    if (config->user[0] == '\0')
        return failure_set(failure, FAILURE_CONFIG, "`fetch %s' has no `user'", config->name);
    return n_secrets == 1 ||
           failure_set(failure, FAILURE_CONFIG,
                       "`user' needs `password-command', `token-command' or `credential' beside "
                       "it");
}

/* NULL with FAILURE. */
static char *mailbox_name(const char *words, struct failure *failure)
{
    char *name = strpbrk(words, "\r\n") == NULL
                     ? g_convert(words, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, NULL)
                     : NULL;
    if (name == NULL)
        failure_set(failure, FAILURE_CONFIG, "`%s' is no name of a mailbox", words);
    return name;
}

static gboolean mailboxes_read(const struct fetch_config *config, const char *path,
                               struct imap_account *account, struct failure *failure)
{
    account->mailbox = mailbox_name(path[0] != '\0' ? path : "INBOX", failure);
    if (g_str_has_prefix(config->after, "move:"))
        account->move_to = mailbox_name(config->after + strlen("move:"), failure);
    if (account->move_to != NULL && g_strcmp0(account->move_to, account->mailbox) == 0)
        failure_set(failure, FAILURE_CONFIG, "`after' moves mail to where it is");
    return !failure_is_set(failure);
}

gboolean imap_account_read(const struct fetch_config *config, struct imap_account *account_r,
                           struct failure *failure)
{
    struct server_url url;
    memset(account_r, 0, sizeof *account_r);
    account_r->config = config;
    if (!login_is_whole(config, failure) ||
        !server_url_parse(config->url, "imaps://HOST/MAILBOX, with :PORT if need be", &url,
                          failure))
        return FALSE;
    gboolean is_imaps = strcmp(url.scheme, "imaps") == 0;
    int port = url.port != 0 ? url.port : is_imaps ? PORT_IMAPS : PORT_IMAP;
    account_r->server = g_strdup_printf("%s:%d", url.host, port);
    account_r->url = g_strdup_printf("%s://%s/", url.scheme, account_r->server);
    account_r->demand_tls = !is_imaps && !url.is_loopback;
    gboolean read = mailboxes_read(config, url.path, account_r, failure);
    server_url_clear(&url);
    if (!read)
        imap_account_clear(account_r);
    return read;
}

void imap_account_clear(struct imap_account *account)
{
    g_free(account->server);
    g_free(account->url);
    g_free(account->mailbox);
    g_free(account->move_to);
    memset(account, 0, sizeof *account);
}

static char *secret_learn(const struct fetch_config *config, gint64 deadline,
                          struct failure *failure)
{
    if (config->credential[0] != '\0')
        return secret_of_credential(config->credential, failure);
    if (config->token_command[0] != '\0')
        return secret_of_command("token-command", config->token_command, deadline, failure);
    return secret_of_command("password-command", config->password_command, deadline, failure);
}

struct stream *imap_account_connect(const struct imap_account *account, gint64 deadline,
                                    struct failure *failure)
{
    struct stream_trouble trouble = {0};
    char *secret = secret_learn(account->config, deadline, failure);
    if (secret == NULL)
        return NULL;
    gboolean is_token = account->config->token_command[0] != '\0';
    struct stream_options options = {
        .url = account->url,
        .user = account->config->user,
        .password = is_token ? NULL : secret,
        .token = is_token ? secret : NULL,
        .demand_tls = account->demand_tls,
    };
    struct stream *stream = stream_open(&options, deadline, &trouble);
    secret_free(secret);
    if (stream == NULL)
        failure_set(failure, trouble.is_refusal ? FAILURE_CONFIG : FAILURE_BUSY, "%s: %s",
                    account->server, trouble.words);
    return stream;
}
