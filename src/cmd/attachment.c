/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster attachment: what is in a file that came with an answer. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "muster/work/attachments.h"

enum { PREFIX_LEAST = 4, SOME = 2 };

static const char *wanted;

/* The one hash that begins as it was typed; NULL with FAILURE. Caller frees. */
static char *hash_find(struct site *site, struct failure *failure)
{
    g_auto(GStrv) found = attachments_called(site->store, wanted, SOME);
    if (!store_ok(site->store, failure))
        return NULL;
    if (g_strv_length(found) == 1)
        return g_strdup(found[0]);
    failure_set(failure, FAILURE_USAGE,
                found[0] == NULL ? "no attachment's hash begins with %s; see `muster entries'"
                                 : "more than one hash begins with %s; write more of it",
                wanted);
    return NULL;
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    (void)command;
    g_autofree char *hash = hash_find(site, failure);
    g_autoptr(GBytes) bytes = hash != NULL ? attachment_open(site, hash, failure) : NULL;
    if (bytes == NULL)
        return FALSE;
    gsize length;
    const void *octets = g_bytes_get_data(bytes, &length);
    if ((length > 0 && fwrite(octets, length, 1, stdout) != 1) || fflush(stdout) != 0)
        return failure_errno(failure, errno, "stdout");
    return TRUE;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments != 1)
        return command_usage(command, "say which one: by its hash, as `muster entries' shows it");
    wanted = arguments[0];
    if (strlen(wanted) < PREFIX_LEAST || wanted[strspn(wanted, "0123456789abcdef")] != '\0')
        return command_usage(command, "a hash is hexadecimal, and four digits of it the least");
    return command_with_site(command, STORE_READ, act);
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "attachment",
        .summary = "Writes what is in a file that came with an answer to stdout.",
        .arguments = "HASH",
        .example = "  muster entries --person ann@acme.example\n"
                   "  muster attachment 4a44dc153642 >plan.pdf",
        .run = run,
    };
    return command_main(&command, argc, argv);
}
