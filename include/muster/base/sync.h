/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/base/sync.h - what shall survive a power cut
 *
 * A file's bytes are durable after a sync of the file; its name, and that another is gone, after a
 * sync of its folder.
 */
#ifndef MUSTER_BASE_SYNC_H
#define MUSTER_BASE_SYNC_H

#include <stdbool.h>

#include "muster/base/failure.h"

/* PATH: a file or a folder. */
bool path_sync(const char *path, struct failure *failure);

#endif
