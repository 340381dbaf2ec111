/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail server that kills its filter.
 *
 *   killer KILLS SEED SPOOL COMMAND ARG...
 *
 * Hands numbered mails to COMMAND on stdin, and kills it (SIGKILL) after a random part of the time
 * that it needs. A mail is handed over again until COMMAND ends with 0. Then looks into SPOOL/new
 * and prints one line:
 *   kills=K mails=N lost=L partial=P double=D
 * lost: ended with 0 and is not there; partial: is there but not whole; double: whole more than
 * once, which is right when the kill came between the rename and the exit. Ends with 1 when COMMAND
 * fails by itself.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "numbered.h"

enum { MAILS_MAX = 100000, TRIALS = 3 };

static char mail[NUMBERED_MAX];

static int64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static int input_of(size_t length)
{
    int input = memfd_create("mail", MFD_CLOEXEC);
    if (input < 0 || write(input, mail, length) != (ssize_t)length)
        abort();
    lseek(input, 0, SEEK_SET);
    return input;
}

/* Runs COMMAND with the mail; kills it after DELAY nanoseconds unless that is 0. Returns its wait
 * status. */
static int hand_over(char **command, int input, int64_t delay)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        dup2(input, STDIN_FILENO);
        lseek(STDIN_FILENO, 0, SEEK_SET);
        execvp(command[0], command);
        _exit(127);
    }
    if (delay > 0) {
        nanosleep(&(struct timespec){.tv_nsec = (long)delay}, NULL);
        kill(child, SIGKILL);
    }
    waitpid(child, &status, 0);
    return status;
}

static int compare(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

/* How long COMMAND takes when it is left alone: the median of a few. */
static int64_t usual_time(char **command, int input)
{
    int64_t times[7];
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        int64_t start = nanoseconds();
        if (hand_over(command, input, 0) != 0)
            return -1;
        times[i] = nanoseconds() - start;
    }
    qsort(times, sizeof times / sizeof *times, sizeof *times, compare);
    return times[3];
}

static void report(const char *spool, int kills, int mails)
{
    static int times[MAILS_MAX];
    int lost = 0, doubled = 0, partial = numbered_count(spool, mails, times);
    for (int number = 1; number <= mails; number++) {
        lost += times[number] == 0;
        doubled += times[number] > 1;
    }
    printf("kills=%d mails=%d lost=%d partial=%d double=%d\n", kills, mails, lost, partial,
           doubled);
}

int main(int argc, char **argv)
{
    int kills = 0, number = 0;
    if (argc < 5)
        return 64;
    int wanted = atoi(argv[1]);
    char **command = argv + 4;
    srandom((unsigned)atoi(argv[2]));
    int input = input_of(numbered_compose(0, mail));
    int64_t usual = usual_time(command, input);
    close(input);
    while (usual > 0 && kills < wanted && number < MAILS_MAX - 1) {
        int status = 1;
        input = input_of(numbered_compose(++number, mail));
        for (int trial = 0; trial < TRIALS && status != 0; trial++) {
            status = hand_over(command, input, 1 + random() % (usual * 11 / 10));
            kills += WIFSIGNALED(status);
        }
        if (status != 0 && hand_over(command, input, 0) != 0)
            usual = -1;
        close(input);
    }
    if (usual < 0) {
        fprintf(stderr, "killer: %s failed by itself\n", command[0]);
        return 1;
    }
    report(argv[3], kills, number);
    return 0;
}
