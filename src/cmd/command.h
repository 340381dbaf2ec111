/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every program behind the front door does the same way: options, now, the site, words out, exit code. */
#ifndef MUSTER_CMD_COMMAND_H
#define MUSTER_CMD_COMMAND_H

#include <glib.h>

#include "muster/base.h"
#include "muster/work.h"

struct command;

/* What a command does with its site open. FALSE with FAILURE, which is then said; what else it has to tell by its exit
 * code stands in command->code. */
typedef gboolean (*command_act)(struct command *command, struct site *site,
                                struct failure *failure);

struct command {
    const char *name;                 /* "tick" */
    const char *summary;              /* one line for --help */
    const char *arguments;            /* "FILE.csv"; NULL when it takes none */
    const char *example;              /* lines for --help, each with "  muster tick ..." */
    gboolean acts;                    /* takes --now and --force */
    gboolean has_data;                /* takes --json */
    const GOptionEntry *options;      /* its own, or NULL */
    const GOptionEntry *more_options; /* those that no other command shares with it, or NULL */
    command_act act; /* with the site opened in `mode'; or, where there is more to it: */
    enum store_mode mode;
    int (*run)(struct command *command, int n_arguments, char **arguments); /* the exit code */

    /* filled in before run() */
    gint64 now;
    gboolean force, json;
    volatile int *stop; /* set by TERM, INT and HUP */

    int code; /* the exit code when nothing failed */
};

/* The whole of main(): parses, sets $MUSTER_NOW for children, catches signals, runs. */
int command_main(struct command *command, int argc, char **argv);

/* ACT with the site open at command->now, which an hour ahead of the clock, on a store that has sent to real people, needs
 * --force. Says what failed; returns the exit code. */
int command_with_site(struct command *command, enum store_mode mode, command_act act);

/* "muster tick: WORDS" on stderr; returns the exit code of the failure. */
int command_fail(const struct command *command, const struct failure *failure);
int command_usage(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "there is no WHAT `NAME'; did you mean `NEAREST'?", of the KNOWN names (NULL-terminated). Returns FALSE. */
gboolean command_unknown(const char *what, const char *name, const char *const *known,
                         struct failure *failure);

/* One JSON object a line on stdout. Takes the builder's root; frees the builder. */
void command_print_json(JsonBuilder *builder);

#endif
