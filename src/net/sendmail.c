/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sendmail:PATH - the local mail server's own door: PATH -i -f SENDER -- RECIPIENT, the mail on
 * stdin.
 *
 * Promises: no shell; nothing of a mail in an argument but its two addresses, of which neither can
 * be taken for an option; an environment of a few words. `<>' is the null sender, to Postfix as to
 * others. Exim takes a SENDER only from its trusted_users, to whom ours must belong.
 */
#include <errno.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "net/child.h"
#include "net/kinds.h"
#include "net/lines.h"

struct sendmail {
    char *program;
    char **environment;
    int timeout_seconds;
};

/* Small ones as msmtp look for their settings below HOME. */
static char **sendmail_environment(void)
{
    static const char *const kept[] = {"HOME", "LOGNAME", "USER"};
    char **environment =
        g_environ_setenv(NULL, "PATH", "/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin", TRUE);
    for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
        const char *value = g_getenv(kept[i]);
        if (value != NULL)
            environment = g_environ_setenv(environment, kept[i], value, TRUE);
    }
    return environment;
}

static void *sendmail_open(const struct transport_options *options, struct failure *failure)
{
    const char *path = transport_path(options->url, failure);
    if (path == NULL)
        return NULL;
    struct sendmail *sendmail = g_new0(struct sendmail, 1);
    sendmail->program = g_strdup(path);
    sendmail->environment = sendmail_environment();
    sendmail->timeout_seconds = options->timeout_seconds;
    return sendmail;
}

static void sendmail_close(void *state)
{
    struct sendmail *sendmail = state;
    g_strfreev(sendmail->environment);
    g_free(sendmail->program);
    g_free(sendmail);
}

/* Only what sysexits(3) says of the mail itself refuses it: data, user, host, and "unavailable" as
 * msmtp relays a server's 5xx. A wrong set-up counts against no mail. Trouble of the system (a full
 * disk, no process) passes. */
static enum verdict sendmail_verdict(const struct child_end *end)
{
    switch (end->exit) {
    case EX_OK:
        return VERDICT_ACCEPTED;
    case EX_DATAERR:
    case EX_NOINPUT:
    case EX_NOUSER:
    case EX_NOHOST:
    case EX_UNAVAILABLE:
        return VERDICT_REFUSED;
    case EX_USAGE:
    case EX_NOPERM:
    case EX_CONFIG:
        return VERDICT_HALTED;
    case CHILD_KILLED:
        return end->took_all ? VERDICT_DOUBT : VERDICT_RETRY;
    default:
        return VERDICT_RETRY;
    }
}

static void sendmail_words(const struct child_end *end, GString *reply)
{
    if (end->exit == CHILD_KILLED)
        g_string_assign(reply, "was killed, or did not end in time");
    else
        g_string_printf(reply, "exit %d", end->exit);
    if (end->output[0] != '\0')
        g_string_append_printf(reply, ": %.*s", (int)strcspn(end->output, "\r\n"), end->output);
}

static enum verdict sendmail_deliver(void *state, const struct parcel *parcel, GString *reply)
{
    const struct sendmail *sendmail = state;
    const char *sender = parcel->sender[0] != '\0' ? parcel->sender : "<>";
    const char *arguments[] = {sendmail->program, "-i", "-f", sender, "--",
                               parcel->recipient, NULL};
    g_autoptr(GString) bytes = g_string_sized_new(parcel->length);
    lines_append(bytes, parcel->bytes, parcel->length, LINES_LOCAL);
    struct child child = {
        .arguments = arguments,
        .environment = (const char *const *)sendmail->environment,
        .input = (const guint8 *)bytes->str,
        .length = bytes->len,
        .with_errors = TRUE,
        .deadline = g_get_monotonic_time() + sendmail->timeout_seconds * G_USEC_PER_SEC,
    };
    struct child_end end;
    struct failure failure = {0};
    if (!child_run(&child, &end, &failure)) {
        g_string_assign(reply, failure.text);
        return VERDICT_HALTED;
    }
    sendmail_words(&end, reply);
    return sendmail_verdict(&end);
}

static gboolean sendmail_check(const struct transport_options *options, struct failure *failure)
{
    const char *path = transport_path(options->url, failure);
    if (path == NULL || access(path, X_OK) == 0)
        return path != NULL;
    return failure_errno(failure, errno, "sendmail program `%s' cannot be run", path);
}

const struct transport_kind sendmail_kind = {
    .scheme = "sendmail:",
    .name = "sendmail",
    .desc = "the sendmail program of this host's mail server",
    .leaves_host = TRUE,
    .open = sendmail_open,
    .close = sendmail_close,
    .deliver = sendmail_deliver,
    .check = sendmail_check,
};
