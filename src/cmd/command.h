/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every program behind the front door does the same way: options, now, the site, words out, exit code. */
#ifndef MUSTER_CMD_COMMAND_H
#define MUSTER_CMD_COMMAND_H

#include <glib.h>
#include <json-glib/json-glib.h>

#include "muster/base.h"
#include "muster/work.h"

struct command {
    const char *name;     /* "tick" */
    const char *summary;  /* one line for --help */
    const char *arguments; /* "FILE.csv", or NULL */
    const char *example;  /* lines for --help, each with "  muster tick ..." */
    gboolean acts;        /* takes --now and --force */
    gboolean has_data;    /* takes --json */
    const GOptionEntry *options; /* its own, or NULL */
    int (*run)(struct command *command, int n_arguments, char **arguments); /* the exit code */

    /* filled in before run() */
    gint64 now;
    gboolean force, json;
    volatile int *stop;   /* set by TERM, INT and HUP */
};

/* The whole of main(): parses, sets $MUSTER_NOW for children, catches signals, runs. */
int command_main(struct command *command, int argc, char **argv);

/* Opens the site at command->now; an hour ahead of the clock on a store that has sent to real people needs --force. Complains and returns NULL on failure. */
struct site *command_site(struct command *command, enum store_mode mode, int *exit_r);

/* "muster tick: WORDS" on stderr; returns the exit code of the failure. */
int command_fail(const struct command *command, const struct failure *failure);
int command_usage(const struct command *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One JSON object a line on stdout. Takes the builder's root; frees the builder. */
void command_print_json(JsonBuilder *builder);

#endif
