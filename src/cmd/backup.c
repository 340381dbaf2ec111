/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster backup: a copy of the site while everything runs. */
#include <stdio.h>

#include "cmd/command.h"
#include "muster/work/backup.h"

static char *folder;

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    (void)command;
    if (!site_backup(site, folder, failure))
        return FALSE;
    puts(folder);
    return TRUE;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments != 1)
        return command_usage(command, "name the folder that shall become the copy");
    folder = g_canonicalize_filename(arguments[0], NULL);
    int code = command_with_site(command, STORE_READ, act);
    g_free(folder);
    return code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "backup",
        .summary =
            "Copies configuration, store, keys and waiting mail into FOLDER, while all runs.\n"
            "FOLDER must not exist; it appears whole or not at all.",
        .arguments = "FOLDER",
        .example = "  muster backup /var/backups/muster/$(date +%F)",
        .acts = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
