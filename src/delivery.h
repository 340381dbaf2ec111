/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `deliver' and `submit' do the same way: the call by a mail server or a filter, its
 * environment, its signals, and the four exit codes that it may see. */
#ifndef MUSTER_SRC_DELIVERY_H
#define MUSTER_SRC_DELIVERY_H

#include "muster/base.h"

struct delivery {
    const char *command; /* "deliver" */
    const char *help;
    const char *conf;        /* what -C named, or NULL */
    const char *sender;      /* "" is the null sender; NULL when not known */
    const char *recipient;   /* NULL when not known */
    bool is_explicit;        /* it was said with -a: only then it can be refused */
    bool tells;              /* -v: say the id of what was accepted */
    char id[SPOOL_NAME_MAX]; /* set by the act */
    int64_t now;
    volatile int *stop; /* set by TERM, INT, HUP, XCPU; a read of stdin ends then too */
};

/* Hands over the message on stdin, and sets `id'. False with FAILURE. */
typedef bool (*delivery_act)(struct delivery *delivery, const struct config *config,
                             struct failure *failure);

/* Takes the command line from the command's name on. Ends the program: 0, 65, 67 or 75. */
_Noreturn void delivery_main(struct delivery *delivery, int argc, char **argv, delivery_act act);

/* True for a recipient that is the site's, or that was not said. */
bool delivery_is_ours(const struct delivery *delivery, const struct site_config *site);

#endif
