/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster file: spool to store. Says nothing when all is well, since cron calls it. */
#include "cmd/command.h"

enum { FILE_WAIT_MS = 3000 }; /* for another filer, who does our work meanwhile */

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct filing_report report;
    return filing_run(site, FILE_WAIT_MS, command->stop, &report, failure);
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "file",
        .summary = "Understands and files every mail that waits in the spool.",
        .example = "  muster file\n  muster file --now 2026-11-23T09:30:00Z",
        .acts = TRUE,
        .act = act,
        .mode = STORE_WRITE,
    };
    return command_main(&command, argc, argv);
}
