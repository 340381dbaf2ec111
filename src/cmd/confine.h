/* SPDX-License-Identifier: GPL-3.0-or-later */
/* confine.h - gives away what a parser of mail never needs */
#ifndef MUSTER_CMD_CONFINE_H
#define MUSTER_CMD_CONFINE_H

#include <glib.h>

enum {
    CONFINE_MEMORY = 256 << 20, /* octets of address space */
    CONFINE_CPU_SECONDS = 2,    /* for one request */
};

/* For good: descriptors from 3 on, environment, memory, files, core dumps, privileges, and system
 * calls but those of reading, writing and memory, where the kernel and the build can. FALSE when a
 * limit cannot be set. */
gboolean confine(void);

/* Grants another CONFINE_CPU_SECONDS from now on. */
void confine_renew_cpu(void);

#endif
