/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/guard.h - who may touch the state, one at a time
 *
 * One system user owns the state directory. Root becomes that user; any other user is told the line
 * to type.
 */
#ifndef MUSTER_BASE_GUARD_H
#define MUSTER_BASE_GUARD_H

#include <stdbool.h>

#include "muster/base/failure.h"

/* Compares us with the owner of STATE. Root drops to that user for good (groups, gid, uid). Any
 * other user: FAILURE_USER, with the line to type. Sets umask 077. FAILURE_BUSY when STATE is not
 * there. */
bool guard_enter(const char *state, struct failure *failure);

/* Takes the lock NAME ("file", "tick", "send", "writer") in STATE/lock/, waiting at most WAIT_MS
 * for its holder. Returns its descriptor, or -1 with FAILURE_BUSY: "another `muster tick' is at
 * work". Close it to let go; a dead holder holds nothing. The time of its file is that of the last
 * taking, by the real clock. */
int guard_lock(const char *state, const char *name, int wait_ms, struct failure *failure);

/* True when somebody still holds the lock NAME after WAIT_MS. False also when that cannot be told:
 * whoever goes on to take it learns why. */
bool guard_is_held(const char *state, const char *name, int wait_ms);

#endif
