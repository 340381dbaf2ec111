/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sendmail that takes every mail, and forgets that it had it: PLACE/sendmail lays what comes on stdin
 * into the folder PLACE/relay, under a name that ends in .eml when it is whole. Small, since the kill
 * test starts it for each mail. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char part[4096], whole[4096], bytes[65536];
    (void)argc;
    int place = (int)(strrchr(argv[0], '/') - argv[0]);
    snprintf(part, sizeof part, "%.*s/relay/XXXXXX.part", place, argv[0]);
    int file = mkstemps(part, (int)strlen(".part"));
    for (ssize_t n; (n = read(STDIN_FILENO, bytes, sizeof bytes)) != 0;)
        if (n < 0 || write(file, bytes, (size_t)n) != n)
            return 75;
    snprintf(whole, sizeof whole, "%.*s.eml", (int)(strlen(part) - strlen(".part")), part);
    return rename(part, whole) == 0 ? 0 : 75;
}
