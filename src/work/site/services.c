/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long-running children of the supervisor. A table: one row for each program, and the words of the
 * configuration that want it. */
#include "work/site/services.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include "muster/base/log.h"
#include "muster/work/places.h"

enum { STARTS_A_MINUTE = 3 };

static gboolean wants_lmtpd(const struct config *config)
{
    return config->lmtp.listen[0] != NULL;
}

static const struct {
    const char *program;
    gboolean (*is_wanted)(const struct config *config);
} kinds[] = {
    {"lmtpd", wants_lmtpd},
};

struct service {
    gboolean wanted;
    int starts; /* in this minute */
    pid_t pid;  /* 0 when it is not running */
};

struct services {
    struct service list[G_N_ELEMENTS(kinds)];
};

int program_spawn(const char *name, gboolean force, char **environment, pid_t *pid_r)
{
    g_autofree char *program = place_program(name);
    char *arguments[] = {program, force ? (char *)"--force" : NULL, NULL};
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int error = posix_spawn(pid_r, program, NULL, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    return error;
}

char *program_end_words(int status)
{
    return WIFEXITED(status) ? g_strdup_printf("exit %d", WEXITSTATUS(status))
                             : g_strdup_printf("signal %d", WTERMSIG(status));
}

struct services *services_new(void)
{
    return g_new0(struct services, 1);
}

void services_free(struct services *services)
{
    g_free(services);
}

void services_want(struct services *services, const struct config *config)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        services->list[i].wanted = kinds[i].is_wanted(config);
        services->list[i].starts = 0;
    }
    services_kill(services, SIGTERM);
}

static void service_start(struct service *service, const char *program, gboolean force,
                          char **environment)
{
    service->starts++;
    int error = program_spawn(program, force, environment, &service->pid);
    if (error == 0)
        return;
    service->pid = 0;
    log_trouble("start", "program", program, "error", g_strerror(error), NULL);
}

void services_start(struct services *services, gboolean a_minute_began, gboolean force,
                    char **environment)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        struct service *service = &services->list[i];
        if (a_minute_began)
            service->starts = 0;
        if (service->wanted && service->pid == 0 && service->starts < STARTS_A_MINUTE)
            service_start(service, kinds[i].program, force, environment);
    }
}

void services_reap(struct services *services, pid_t pid, int status)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        struct service *service = &services->list[i];
        if (service->pid != pid)
            continue;
        service->pid = 0;
        g_autofree char *how = program_end_words(status);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            log_trouble("failed", "program", kinds[i].program, "how", how, NULL);
    }
}

gboolean services_any_runs(const struct services *services)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (services->list[i].pid != 0)
            return TRUE;
    return FALSE;
}

void services_kill(const struct services *services, int signal_number)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (services->list[i].pid != 0)
            kill(services->list[i].pid, signal_number);
}
