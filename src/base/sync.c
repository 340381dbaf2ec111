/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "muster/base/sync.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool path_sync(const char *path, struct failure *failure)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    bool synced = descriptor >= 0 && fsync(descriptor) == 0;
    if (!synced)
        failure_errno(failure, errno, "cannot sync %s", path);
    if (descriptor >= 0)
        close(descriptor);
    return synced;
}
