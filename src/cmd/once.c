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

/* A step that fails does not keep the next from its work: mail that is in the outbox can leave though the spool is in trouble. */
static int steps_run(const struct command *command, const char *state)
{
    static const char *const steps[] = {"file", "tick", "send"};
    int worst = 0;
    for (guint i = 0; i < G_N_ELEMENTS(steps) && !*command->stop; i++) {
        if (guard_is_held(state, steps[i], ONCE_WAIT_MS))
            continue;
        int code = step_run(command, steps[i]);
        worst = MAX(worst, code);
    }
    return worst;
}

/* Becomes the owner of the state and opens the site as each step will, so that what ails the configuration is said once.
 * Returns the state directory; caller frees. */
static char *site_try(struct command *command, int *code_r)
{
    struct failure failure = {0};
    struct config *config = config_read(config_path(NULL), CONFIG_SITE, NULL, &failure);
    char *state = NULL;
    if (config == NULL || !guard_enter(config->site.state, &failure))
        *code_r = command_fail(command, &failure);
    else
        state = g_strdup(config->site.state);
    config_free(config);
    struct site *site = state != NULL ? command_site(command, STORE_WRITE, code_r) : NULL;
    if (site == NULL)
        g_clear_pointer(&state, g_free);
    site_close(site);
    return state;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments > 0)
        return command_usage(command, "`%s' is not understood", arguments[0]);
    int code = 0;
    g_autofree char *state = site_try(command, &code);
    return state != NULL ? steps_run(command, state) : code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "once",
        .summary = "Files what came, does what is due, sends what is written, and exits: for cron.",
        .example = "  * * * * *  muster once",
        .acts = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
