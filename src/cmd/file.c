/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster file: spool to store. Says nothing when all is well, since cron calls it. */
#include "cmd/command.h"

enum { FILE_WAIT_MS = 3000 }; /* for another filer, who does our work meanwhile */

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments > 0)
        return command_usage(command, "`%s' is not understood", arguments[0]);
    int code = 0;
    struct site *site = command_site(command, STORE_WRITE, &code);
    if (site == NULL)
        return code;
    struct failure failure = {0};
    struct filing_report report;
    if (!filing_run(site, FILE_WAIT_MS, command->stop, &report, &failure))
        code = command_fail(command, &failure);
    site_close(site);
    return code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "file",
        .summary = "Understands and files every mail that waits in the spool.",
        .example = "  muster file\n  muster file --now 2026-11-23T09:30:00Z",
        .acts = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
