/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that the right user would have typed. */
#ifndef MUSTER_SRC_BASE_GUARD_LINE_H
#define MUSTER_SRC_BASE_GUARD_LINE_H

#include <stddef.h>

/* "sudo -u USER muster -C CONF COMMAND ARG...": this program's own command line, as the shell takes
 * it. sudo drops the environment, so $MUSTER_CONF is spelled out. What does not fit into SIZE
 * octets ends in " ...". */
void guard_line(const char *user, char *line_r, size_t size);

#endif
