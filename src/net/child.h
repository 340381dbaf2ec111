/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs one program to its end, or to a deadline. Private to the net wing. */
#ifndef MUSTER_NET_CHILD_H
#define MUSTER_NET_CHILD_H

#include <glib.h>

#include "muster/base/failure.h"

enum {
    CHILD_OUTPUT_MAX = 4096, /* octets kept; the rest is read and dropped */
    CHILD_KILLED = -1, /* in place of an exit code: by us at the deadline, or by somebody else */
};

struct child {
    const char *const *arguments;   /* [0] is the program's absolute path; no shell is asked */
    const char *const *environment; /* NULL: ours */
    const guint8 *input;
    gsize length;
    gboolean with_errors; /* keep what it writes to stderr too; else that goes where ours goes */
    gint64 deadline;      /* of g_get_monotonic_time() */
};

struct child_end {
    int exit;          /* the exit code, or CHILD_KILLED */
    gboolean took_all; /* it read its input to the end */
    char output[CHILD_OUTPUT_MAX + 1];
};

/* FALSE when it could not be started. The program has its three streams and no other descriptor of
 * ours. */
gboolean child_run(const struct child *child, struct child_end *end_r, struct failure *failure);

#endif
