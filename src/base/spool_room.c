/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the disk of the spool takes more mail. Says no a little before the disk does: a mail that
 * is accepted has to be filed too. A quota is seen only when a write fails. */
#include <errno.h>
#include <sys/statvfs.h>

#include "muster/base/spool.h"
#include "spool_form.h"

enum { SPARE_PARTS = 50, SPARE_MAX = 64 << 20, SPARE_FILES = 8 };

/* A fiftieth of the disk stays free, but of a large one no more than filing can need. */
static unsigned long long spare_octets(const struct statvfs *disk)
{
    unsigned long long part = (unsigned long long)disk->f_blocks * disk->f_frsize / SPARE_PARTS;
    return part < SPARE_MAX ? part : SPARE_MAX;
}

bool spool_has_room(const char *state, size_t length, struct failure *failure)
{
    char path[SPOOL_PATH_MAX];
    struct statvfs disk;
    if (!spool_path(path, state, "spool/tmp", NULL, failure))
        return false;
    if (statvfs(path, &disk) != 0)
        return failure_errno(failure, errno, "%s", path);
    unsigned long long left = (unsigned long long)disk.f_bavail * disk.f_frsize;
    if (left < length + spare_octets(&disk))
        return failure_set(failure, FAILURE_BUSY, "the disk of the spool is nearly full");
    if (disk.f_files > 0 && disk.f_favail < SPARE_FILES)
        return failure_set(failure, FAILURE_BUSY, "the disk of the spool is short of inodes");
    return true;
}
