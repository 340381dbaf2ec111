/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that a program for each mail can do and still say that the mail is durable: stdin to
 * DIR/tmp, sync, rename to DIR/new, sync. What `muster deliver' is measured against. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static char buffer[65536], tmp[4096], new[4096];
    if (argc != 2)
        return 64;
    snprintf(tmp, sizeof tmp, "%s/tmp/%ld", argv[1], (long)getpid());
    snprintf(new, sizeof new, "%s/new/%ld", argv[1], (long)getpid());
    int file = open(tmp, O_WRONLY | O_CREAT | O_EXCL, 0600);
    for (ssize_t n; (n = read(STDIN_FILENO, buffer, sizeof buffer)) != 0;)
        if (n < 0 || write(file, buffer, (size_t)n) != n)
            return 75;
    if (fsync(file) != 0 || rename(tmp, new) != 0)
        return 75;
    snprintf(new, sizeof new, "%s/new", argv[1]);
    int folder = open(new, O_RDONLY | O_DIRECTORY);
    return folder < 0 || fsync(folder) != 0 ? 75 : 0;
}
