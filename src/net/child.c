/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running one program: bytes in, words and an exit code out.
 *
 * Promises: ends at the deadline; never blocks on a program that does not read, and is never hit by
 * SIGPIPE, since the input is a file in memory and no pipe. How far the program has read it is then
 * known too: the file's position is shared with it.
 *
 * BUGS What the program itself has started may outlive the deadline.
 */
#include "net/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    LOOK_MILLISECONDS = 50,     /* whether it has ended while its output is still held open */
    LOOK_SOON_MILLISECONDS = 2, /* after its output was closed: it is about to end */
};

struct running {
    GPid pid;
    int output; /* the reading end; -1 once it was closed */
    gsize kept;
};

static int input_make(const struct child *child)
{
    int input = memfd_create("input", MFD_CLOEXEC);
    gsize written = 0;
    while (input >= 0 && written < child->length) {
        ssize_t n = write(input, child->input + written, child->length - written);
        if (n < 0) {
            close(input);
            return -1;
        }
        written += (gsize)n;
    }
    if (input >= 0)
        lseek(input, 0, SEEK_SET);
    return input;
}

static gboolean child_spawn(const struct child *child, int input, int output, GPid *pid_r,
                            struct failure *failure)
{
    g_autoptr(GError) error = NULL;
    if (g_spawn_async_with_pipes_and_fds("/", child->arguments, child->environment,
                                         G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, input, output,
                                         child->with_errors ? output : -1, NULL, NULL, 0, pid_r,
                                         NULL, NULL, NULL, &error))
        return TRUE;
    return failure_set(failure, FAILURE_BUSY, "%s", error->message);
}

/* Keeps the first words, and reads on so that the program is not held up. */
static void output_read(struct running *running, struct child_end *end)
{
    char dropped[CHILD_OUTPUT_MAX];
    gsize room = CHILD_OUTPUT_MAX - running->kept;
    char *to = room > 0 ? end->output + running->kept : dropped;
    ssize_t n = read(running->output, to, room > 0 ? room : sizeof dropped);
    if (n > 0 && room > 0)
        running->kept += (gsize)n;
    if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN)) {
        close(running->output);
        running->output = -1;
    }
}

static int milliseconds_until(gint64 deadline)
{
    gint64 left = deadline - g_get_monotonic_time();
    return (int)CLAMP((left + 999) / 1000, 0, G_MAXINT);
}

/* True when it has ended; then it is reaped. A process that we cannot ask about was killed, for all
 * we know. */
static gboolean child_has_ended(const struct running *running, int options, struct child_end *end)
{
    int status = SIGKILL;
    pid_t pid;
    do
        pid = waitpid(running->pid, &status, options);
    while (pid < 0 && errno == EINTR);
    end->exit = WIFEXITED(status) ? WEXITSTATUS(status) : CHILD_KILLED;
    return pid != 0;
}

/* The end of its output is not its end, nor the other way round: what it has started may hold the
 * output open. */
static void child_follow(struct running *running, gint64 deadline, struct child_end *end)
{
    while (!child_has_ended(running, WNOHANG, end)) {
        int left = milliseconds_until(deadline);
        if (left == 0) {
            kill(running->pid, SIGKILL);
            child_has_ended(running, 0, end);
            return;
        }
        struct pollfd output = {.fd = running->output, .events = POLLIN};
        int look = running->output >= 0 ? LOOK_MILLISECONDS : LOOK_SOON_MILLISECONDS;
        if (poll(&output, 1, MIN(left, look)) > 0)
            output_read(running, end);
    }
}

/* What it wrote last may still lie in the pipe. */
static void output_finish(struct running *running, struct child_end *end)
{
    struct pollfd output = {.fd = running->output, .events = POLLIN};
    while (running->output >= 0 && running->kept < CHILD_OUTPUT_MAX && poll(&output, 1, 0) > 0)
        output_read(running, end);
    if (running->output >= 0)
        close(running->output);
}

gboolean child_run(const struct child *child, struct child_end *end_r, struct failure *failure)
{
    int output[2];
    GPid pid;
    memset(end_r, 0, sizeof *end_r);
    int input = input_make(child);
    if (input < 0)
        return failure_errno(failure, errno, "cannot hold the input in memory");
    if (pipe2(output, O_CLOEXEC) != 0) {
        failure_errno(failure, errno, "cannot make a pipe");
        close(input);
        return FALSE;
    }
    gboolean started = child_spawn(child, input, output[1], &pid, failure);
    close(output[1]);
    if (started) {
        struct running running = {.pid = pid, .output = output[0]};
        child_follow(&running, child->deadline, end_r);
        output_finish(&running, end_r);
        end_r->took_all = lseek(input, 0, SEEK_CUR) >= (off_t)child->length;
    } else {
        close(output[0]);
    }
    close(input);
    return started;
}
