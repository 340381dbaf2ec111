/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster init: a new site, and what to do next. */
#include <stdio.h>

#include "cmd/command.h"
#include "muster/work/founding.h"

static char *address, *name, *owner, *send_url;

static const GOptionEntry options[] = {
    {"address", 0, 0, G_OPTION_ARG_STRING, &address, "the site's one address", "A"},
    {"name", 0, 0, G_OPTION_ARG_STRING, &name, "its name in From: \"Acme check-in\"", "N"},
    {"owner", 0, 0, G_OPTION_ARG_STRING, &owner, "address of who looks after it", "A"},
    {"send", 0, 0, G_OPTION_ARG_STRING, &send_url,
     "how mail leaves: smtp://HOST, smtps://HOST, sendmail:PATH, maildir:PATH", "URL"},
    G_OPTION_ENTRY_NULL,
};

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments > 1)
        return command_usage(command, "one folder, please");
    g_autofree char *folder = g_canonicalize_filename(n_arguments == 1 ? arguments[0] : ".", NULL);
    struct founding founding = {
        .folder = folder,
        .address = address,
        .name = name,
        .owner = owner,
        .send = send_url,
        .now = command->now,
    };
    struct failure failure = {0};
    g_autofree char *conf = NULL;
    if (!site_found(&founding, &conf, &failure))
        return command_fail(command, &failure);
    printf("A site is ready: %s\n"
           "Next:\n"
           "  muster -C %s check\n"
           "  muster -C %s roster sync people.csv   # email,name,zone,teams,reads\n"
           "  muster -C %s once                     # from cron, each minute\n",
           conf, conf, conf, conf);
    return 0;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "init",
        .summary = "Makes a new site in DIR (default: here): configuration, state, store and keys.",
        .arguments = "[DIR]",
        .example =
            "  muster init /srv/muster --address checkin@acme.example --name \"Acme check-in\"",
        .acts = TRUE,
        .options = options,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
