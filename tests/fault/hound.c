/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kills a command at random moments, again and again.
 *
 *   hound KILLS SEED MICROSECONDS COMMAND ARG...
 *
 * Starts COMMAND, in a process group of its own, and kills the group (SIGKILL) after a random time
 * below MICROSECONDS; again until it was killed KILLS times, or until COMMAND came to its end first.
 * Prints how often it was killed. Every other time on average only the one that leads is killed, as by
 * a machine that is short of memory, and its children may work on. Ends with COMMAND's own code, and
 * with 0 when it never came to its end.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t start(char **command)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    setpgid(0, 0);
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
    dup2(STDOUT_FILENO, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
}

/* With or without its children. One that is not a group yet is killed alone. */
static void kill_some(pid_t child)
{
    if (random() % 2 == 0 || kill(-child, SIGKILL) != 0)
        kill(child, SIGKILL);
}

int main(int argc, char **argv)
{
    int kills = 0, status = SIGKILL;
    if (argc < 5 || atol(argv[3]) <= 0)
        return 64;
    srandom((unsigned)atoi(argv[2]));
    while (kills < atoi(argv[1]) && WIFSIGNALED(status)) {
        pid_t child = start(argv + 4);
        usleep((useconds_t)(random() % atol(argv[3])));
        kill_some(child);
        waitpid(child, &status, 0);
        kills += WIFSIGNALED(status);
    }
    printf("%d\n", kills);
    return WIFSIGNALED(status) ? 0 : WEXITSTATUS(status);
}
