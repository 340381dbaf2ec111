/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of mails that stay in a foreign Maildir and are not to be taken again, in
 * STATE/fetch/NAME. Private to the net wing. */
#ifndef MUSTER_NET_FETCH_NAMES_H
#define MUSTER_NET_FETCH_NAMES_H

#include <glib.h>

#include "muster/base/failure.h"

struct fetch_names;

/* NULL with FAILURE. */
struct fetch_names *fetch_names_open(const char *state, const char *account,
                                     struct failure *failure);
void fetch_names_close(struct fetch_names *names);

gboolean fetch_names_has(const struct fetch_names *names, const char *name);

/* Adds NAME; durable after fetch_names_sync(). */
void fetch_names_add(struct fetch_names *names, const char *name);
gboolean fetch_names_sync(struct fetch_names *names, struct failure *failure);

/* Forgets all that is not in PRESENT, a set of names, when that is most of it. */
gboolean fetch_names_prune(struct fetch_names *names, GHashTable *present, struct failure *failure);

#endif
