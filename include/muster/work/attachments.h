/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/attachments.h - what is in the files that came with answers
 *
 * Each lies once in STATE/attachments, under its SHA-256 in hexadecimal, however often it came and
 * by whatever name; no word of a mail is ever part of a path. Rows of the store name them
 * (store/attachments.h). A file is on the disk before the commit that names it, and goes only when
 * no row does: whoever dies between leaves a file too many, and never one too few.
 */
#ifndef MUSTER_WORK_ATTACHMENTS_H
#define MUSTER_WORK_ATTACHMENTS_H

#include "muster/work/site.h"

/* Keeps BYTES; *hash_r, the caller's to free, is their name. In the transaction that names them:
 * nobody else takes the file away before its commit. FRESH gets the name of one that is not
 * durable yet. */
gboolean attachment_keep(const struct site *site, GBytes *bytes, GPtrArray *fresh, char **hash_r,
                         struct failure *failure);
/* Makes the files FRESH durable, all in about one turn of the disk, and empties it: before the
 * commit. */
gboolean attachments_sync(const struct site *site, GPtrArray *fresh, struct failure *failure);

/* What lies under HASH. FAILURE_INPUT when nothing does, or HASH is none; FAILURE_BUSY when it is
 * damaged. Caller unrefs. */
GBytes *attachment_open(const struct site *site, const char *hash, struct failure *failure);

/* Files that go with a mail: struct attachment (muster/mail/compose.h). The array owns their names
 * and bytes; caller unrefs. */
GArray *enclosures_new(void);
/* Adds what came as FILED, while *ROOM octets hold it. FALSE when it does not go: there is no room,
 * or, as the log says, no such file. */
gboolean enclosures_add(GArray *enclosures, const struct site *site,
                        const struct filed_attachment *filed, gsize *room);

/* Takes away what no row names. Outside of a transaction. */
gboolean attachments_sweep(const struct site *site, struct failure *failure);

#endif
