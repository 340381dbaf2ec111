/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs several commands once for each mail, in turn, so that a machine that slows down slows all of
 * them.
 *
 *   turns ROUNDS MAIL NAME COMMAND... [-- NAME COMMAND...]...
 *
 * MAIL is each command's stdin. Prints "NAME MEDIAN" lines, in microseconds of wall time; ends with
 * 1 as soon as a command fails. Three rounds before the first that counts warm up.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CONTENDERS_MAX = 16, WARM_UP = 3 };

struct contender {
    const char *name;
    char **command;
    int64_t *times;
};

extern char **environ;

static int64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

/* The time that COMMAND took, or -1 when it failed. */
static int64_t run(char **command, const char *mail)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, mail, O_RDONLY, 0);
    int64_t start = nanoseconds();
    int error = posix_spawnp(&child, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0 || waitpid(child, &status, 0) != child || status != 0)
        return -1;
    return nanoseconds() - start;
}

static int compare(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

/* Cuts the command line at each "--". Returns the number of contenders. */
static int read_contenders(struct contender *contenders, int rounds, char **argv)
{
    int count = 0;
    while (*argv != NULL && count < CONTENDERS_MAX) {
        contenders[count++] = (struct contender){argv[0], argv + 1,
                                                 calloc((size_t)rounds, sizeof *contenders->times)};
        while (*argv != NULL && strcmp(*argv, "--") != 0)
            argv++;
        if (*argv != NULL)
            *argv++ = NULL;
    }
    return count;
}

int main(int argc, char **argv)
{
    struct contender contenders[CONTENDERS_MAX];
    if (argc < 5)
        return 64;
    int rounds = atoi(argv[1]);
    int count = read_contenders(contenders, rounds, argv + 3);
    for (int round = -WARM_UP; round < rounds; round++) {
        for (int i = 0; i < count; i++) {
            int64_t time = run(contenders[i].command, argv[2]);
            if (time < 0) {
                fprintf(stderr, "turns: %s failed\n", contenders[i].name);
                return 1;
            }
            if (round >= 0)
                contenders[i].times[round] = time;
        }
    }
    for (int i = 0; i < count; i++) {
        qsort(contenders[i].times, (size_t)rounds, sizeof *contenders[i].times, compare);
        printf("%s %ld\n", contenders[i].name, (long)(contenders[i].times[rounds / 2] / 1000));
        free(contenders[i].times);
    }
    return 0;
}
