/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster run: file, tick and send in the foreground, for ever. */
#include "cmd/command.h"
#include "muster/work/supervise.h"

/* Opening the site has migrated the store before anybody works; the supervisor itself holds none. */
static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    store_close(g_steal_pointer(&site->store));
    log_open("muster/run", LOG_ABOUT_EVENTS);
    return supervise(site->config, command->now, command->force, failure);
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "run",
        .summary = "Files, ticks and sends in the foreground, woken by mail, clock and signals.\n"
                   "TERM ends it, HUP reads the configuration again.",
        .example = "  muster run",
        .acts = TRUE,
        .act = act,
        .mode = STORE_WRITE,
    };
    return command_main(&command, argc, argv);
}
