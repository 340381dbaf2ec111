/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that is full in the middle of a write, for LD_PRELOAD: of the write number SHORT_AT of the
 * program that says it, half goes to the file, and the one after it finds no room. The file that
 * SHORT_SAYS names is made when it happens. Pipes, sockets and terminals are no disks.
 *
 * strace can let a call fail, but not do half of it.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum fate { WHOLE, HALF, NOTHING };

static enum fate fate_of(int file)
{
    static atomic_int count;
    struct stat about;
    const char *at = getenv("SHORT_AT");
    if (at == NULL || fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
        return WHOLE;
    int number = atomic_fetch_add(&count, 1) + 1, wanted = atoi(at);
    if (number == wanted)
        close(open(getenv("SHORT_SAYS"), O_CREAT | O_WRONLY, 0600));
    return number == wanted ? HALF : number == wanted + 1 ? NOTHING : WHOLE;
}

static ssize_t no_room(void)
{
    errno = ENOSPC;
    return -1;
}

/* What was wanted of a write of SIZE, by FATE. */
static size_t size_of(enum fate fate, size_t size)
{
    return fate == HALF ? (size + 1) / 2 : size;
}

ssize_t write(int file, const void *bytes, size_t size);
ssize_t write(int file, const void *bytes, size_t size)
{
    static ssize_t (*next)(int, const void *, size_t);
    enum fate fate = fate_of(file);
    if (next == NULL)
        *(void **)&next = dlsym(RTLD_NEXT, "write");
    return fate == NOTHING ? no_room() : next(file, bytes, size_of(fate, size));
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset);
ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset)
{
    static ssize_t (*next)(int, const void *, size_t, off_t);
    enum fate fate = fate_of(file);
    if (next == NULL)
        *(void **)&next = dlsym(RTLD_NEXT, "pwrite");
    return fate == NOTHING ? no_room() : next(file, bytes, size_of(fate, size), offset);
}

/* SQLite's name for it. */
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset);
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset)
{
    return pwrite(file, bytes, size, offset);
}
