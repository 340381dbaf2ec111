/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `muster deliver' must not be: it makes the name in new first, and writes then. The kill test
 * has to find it out.
 *   careless SPOOL < MAIL */
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static char buffer[256], path[4096]; /* small, so that a kill often comes between two writes */
    static const char header[] = "muster 1 1 pipe ? ?\n";
    struct timespec now;
    if (argc != 2)
        return 64;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(path, sizeof path, "%s/new/%ld.%09ld.%ld", argv[1], (long)now.tv_sec, now.tv_nsec,
             (long)getpid());
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (write(file, header, sizeof header - 1) < 0)
        return 75;
    for (ssize_t n; (n = read(STDIN_FILENO, buffer, sizeof buffer)) != 0;)
        if (n < 0 || write(file, buffer, (size_t)n) != n)
            return 75;
    return fsync(file) != 0 ? 75 : 0;
}
