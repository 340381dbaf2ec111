/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster backup: a copy of the site while everything runs. */
#include <stdio.h>

#include "cmd/command.h"
#include "muster/work/backup.h"

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments != 1)
        return command_usage(command, "name the folder that shall become the copy");
    int code = 0;
    struct site *site = command_site(command, STORE_READ, &code);
    if (site == NULL)
        return code;
    struct failure failure = {0};
    g_autofree char *folder = g_canonicalize_filename(arguments[0], NULL);
    if (site_backup(site, folder, &failure))
        printf("%s\n", folder);
    else
        code = command_fail(command, &failure);
    site_close(site);
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
