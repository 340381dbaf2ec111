/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From `fetch NAME { ... }' to a stream that is logged in.
 *
 * Promises: in clear only to a literal loopback address; nothing of a secret before a verified
 * certificate; the names of mailboxes hold nothing that could be a second command.
 */
#include "net/imap_account.h"

#include <string.h>

#include "net/lines.h"
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

/* WORDS in IMAP's spelling. NULL with FAILURE; caller frees. */
static char *mailbox_name(const char *words, struct failure *failure)
{
    char *name = strpbrk(words, "\r\n") == NULL
                     ? g_convert(words, -1, "UTF-7-IMAP", "UTF-8", NULL, NULL, NULL)
                     : NULL;
    if (name == NULL)
        failure_set(failure, FAILURE_CONFIG, "`%s' is no name of a mailbox", words);
    return name;
}

static gboolean url_read(const char *text, struct imap_account *account, struct failure *failure)
{
    struct server_url url;
    if (!server_url_parse(text, "imaps://HOST/MAILBOX, with :PORT behind HOST if need be", &url,
                          failure))
        return FALSE;
    gboolean is_imaps = strcmp(url.scheme, "imaps") == 0;
    int port = url.port != 0 ? url.port : is_imaps ? PORT_IMAPS : PORT_IMAP;
    account->server = g_strdup_printf("%s:%d", url.host, port);
    account->url = g_strdup_printf("%s://%s/", url.scheme, account->server);
    account->demand_tls = !is_imaps && !url.is_loopback;
    account->mailbox = mailbox_name(url.path[0] != '\0' ? url.path : "INBOX", failure);
    account->place =
        g_strdup_printf("%s%s %s", account->url, account->mailbox, account->config->user);
    server_url_clear(&url);
    return account->mailbox != NULL;
}

static gboolean after_read(const char *after, struct imap_account *account, struct failure *failure)
{
    static const char move[] = "move:";
    if (!g_str_has_prefix(after, move))
        return TRUE;
    account->move_to = mailbox_name(after + strlen(move), failure);
    if (g_strcmp0(account->move_to, account->mailbox) == 0)
        return failure_set(failure, FAILURE_CONFIG, "`after' moves mail to where it is");
    return account->move_to != NULL;
}

gboolean imap_account_read(const struct fetch_config *config, struct imap_account *account_r,
                           struct failure *failure)
{
    *account_r = (struct imap_account){.config = config};
    if (login_is_whole(config, failure) && url_read(config->url, account_r, failure) &&
        after_read(config->after, account_r, failure))
        return TRUE;
    imap_account_clear(account_r);
    return FALSE;
}

void imap_account_check(const struct config *config, const struct fetch_config *account,
                        struct faults *faults)
{
    struct failure url = {0}, user = {0}, after = {0};
    struct imap_account read = {.config = account};
    unsigned line = config_line(config, &account->url);
    unsigned user_line = config_line(config, &account->user);
    if (!url_read(account->url, &read, &url))
        faults_add(faults, config->file, line, "%s", url.text);
    if (!login_is_whole(account, &user))
        faults_add(faults, config->file, user_line != 0 ? user_line : line, "%s", user.text);
    if (!after_read(account->after, &read, &after))
        faults_add(faults, config->file, config_line(config, &account->after), "%s", after.text);
    imap_account_clear(&read);
}

void imap_account_clear(struct imap_account *account)
{
    g_free(account->server);
    g_free(account->url);
    g_free(account->place);
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
    if (stream != NULL)
        return stream;
    g_autoptr(GString) words = g_string_new(trouble.words);
    line_tame(words);
    failure_set(failure, trouble.is_refusal ? FAILURE_CONFIG : FAILURE_BUSY, "%s: %s",
                account->server, words->str);
    return NULL;
}
