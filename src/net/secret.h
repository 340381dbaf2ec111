/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords and tokens: where they come from, and that they go. Private to the net wing.
 *
 * They stand in no configuration, argument, environment or log; what fails is said without them.
 */
#ifndef MUSTER_NET_SECRET_H
#define MUSTER_NET_SECRET_H

#include <glib.h>

#include "muster/base/failure.h"

/* The first line of what the owner's COMMAND prints by DEADLINE (g_get_monotonic_time()). SETTING
 * is its name in the configuration, for FAILURE. Free with secret_free(). */
char *secret_of_command(const char *setting, const char *command, gint64 deadline,
                        struct failure *failure);

/* The first line of the file NAME of $CREDENTIALS_DIRECTORY (systemd.exec(5)). */
char *secret_of_credential(const char *name, struct failure *failure);

/* Wipes it. SECRET may be NULL. */
void secret_free(char *secret);

#endif
