/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster run: file, tick and send in the foreground, for ever. */
#include "cmd/command.h"
#include "muster/work/supervise.h"

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments > 0)
        return command_usage(command, "`%s' is not understood", arguments[0]);
    int code = 0;
    struct site *site =
        command_site(command, STORE_WRITE, &code); /* migrates before anybody works */
    if (site == NULL)
        return code;
    store_close(g_steal_pointer(&site->store)); /* the supervisor itself holds no store */
    log_open("muster run", LOG_ABOUT_EVENTS);
    struct failure failure = {0};
    if (!supervise(site->config, command->now, command->force, &failure))
        code = command_fail(command, &failure);
    site_close(site);
    return code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "run",
        .summary = "Files, ticks and sends in the foreground, woken by mail, clock and signals.\n"
                   "TERM ends it, HUP reads the configuration again.",
        .example = "  muster run",
        .acts = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
