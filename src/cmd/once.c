/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster once: file, tick, send, in this order, and the end: the form for cron.
 *
 * A step that is at work already (another `once', or `run') is waited for a little, then left to whoever does it.
 */
#include <errno.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/command.h"
#include "muster/work/places.h"

extern char **environ;

enum { ONCE_WAIT_MS = 3000 };

static int step_run(const struct command *command, const char *step)
{
    g_autofree char *program = place_program(step);
    char *arguments[] = {program, command->force ? (char *)"--force" : NULL, NULL};
    struct failure failure = {0};
    pid_t pid;
    int status, error = posix_spawn(&pid, program, NULL, NULL, arguments, environ);
    if (error != 0) {
        failure_errno(&failure, error, "cannot start %s", program);
        return command_fail(command, &failure);
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        if (*command->stop)
            kill(pid, SIGTERM);
    return WIFEXITED(status) ? WEXITSTATUS(status) : FAILURE_BUSY;
}

/* Opening the site has said once what ails it; the steps open it for themselves. One that fails does not keep the next
 * from its work: mail that is in the outbox can leave though the spool is in trouble. */
static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    static const char *const steps[] = {"file", "tick", "send"};
    (void)failure;
    store_close(g_steal_pointer(&site->store));
    for (guint i = 0; i < G_N_ELEMENTS(steps) && !*command->stop; i++) {
        if (guard_is_held(site->config->site.state, steps[i], ONCE_WAIT_MS))
            continue;
        int code = step_run(command, steps[i]);
        command->code = MAX(command->code, code);
    }
    return TRUE;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "once",
        .summary = "Files what came, does what is due, sends what is written, and exits: for cron.",
        .example = "  * * * * *  muster once",
        .acts = TRUE,
        .act = act,
        .mode = STORE_WRITE,
    };
    return command_main(&command, argc, argv);
}
