/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/acceptance.h - accepting mail step by step, for a server that has many in hand
 *
 * What spool_accept() does in one go, cut where a server wants to do something else in between: the
 * bytes come when they come, the syncs are waited for elsewhere, and one sync of the folder serves
 * every mail that was named before it.
 *
 *     acceptance_begin, acceptance_add..., acceptance_keep, acceptance_name   each mail
 *     acceptance_sync                                                         all that were named
 *     acceptance_end                                                          each mail
 *
 * A mail is accepted when acceptance_sync() came back with true after its acceptance_name(); at any
 * step before, nothing was. A mail for several recipients is one file with a name for each of them
 * (hard links), so that one write and one sync serve all; for one recipient it needs no links.
 *
 * One thread at a time for each mail; different mails do not know of each other.
 */
#ifndef MUSTER_BASE_ACCEPTANCE_H
#define MUSTER_BASE_ACCEPTANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/base/failure.h"
#include "muster/base/spool.h"

enum { ACCEPTANCE_BUFFER = 65536 }; /* octets that wait in memory before they go to the disk */

/* One mail on its way in. Its fields are acceptance.c's own; `name` may be read after
 * acceptance_keep(): it is the mail's id in logs, and the name of its file, to which that of the
 * n-th of several recipients adds -001 and so on. */
struct acceptance {
    char name[SPOOL_NAME_MAX];
    const char *state;
    int64_t received;
    int file; /* in tmp; -1 until the buffer has been full */
    size_t n_recipients, n_named;
    size_t used; /* of buffer, and not written yet */
    char buffer[SPOOL_HEADER_MAX + ACCEPTANCE_BUFFER];
};

/* Starts a mail for ENVELOPE and, when N_RECIPIENTS is not 0, for those RECIPIENTS in place of the
 * envelope's, at most SPOOL_RECIPIENTS_MAX. Borrows STATE; touches no disk. */
void acceptance_begin(struct acceptance *mail, const char *state, const struct envelope *envelope,
                      const char *const *recipients, size_t n_recipients);

/* Adds octets of the message. Writes only when the buffer is full. */
bool acceptance_add(struct acceptance *mail, const char *bytes, size_t length,
                    struct failure *failure);

/* Writes what is left and syncs the file: from now on it is whole on the disk, without a name. */
bool acceptance_keep(struct acceptance *mail, struct failure *failure);

/* Gives it its names in new, all or none. */
bool acceptance_name(struct acceptance *mail, struct failure *failure);

/* Makes the names of every mail durable that was named before. FOLDER is that of
 * acceptance_folder(): -1, with FAILURE, when it cannot be opened; close(2) it. */
int acceptance_folder(const char *state, struct failure *failure);
bool acceptance_sync(int folder, struct failure *failure);

/* Ends with a mail. One that was not ACCEPTED leaves nothing behind, not even names. */
void acceptance_end(struct acceptance *mail, bool accepted);

#endif
