/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a command once.
 *
 *   cost COMMAND...
 *
 * Prints the microseconds of wall time that it took, and the KiB of memory that it had at most. Ends as the command does.
 */
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000L + now.tv_nsec / 1000;
}

int main(int argc, char **argv)
{
    pid_t child;
    int status;
    struct rusage usage;
    if (argc < 2)
        return 64;
    long begun = microseconds();
    if (posix_spawnp(&child, argv[1], NULL, NULL, argv + 1, environ) != 0 ||
        wait4(child, &status, 0, &usage) != child)
        return 71;
    printf("%ld %ld\n", microseconds() - begun, usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
