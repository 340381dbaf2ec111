/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long-running children of the supervisor. A table: what the configuration wants, one function for
 * each program. */
#include "work/site/services.h"

#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

#include "muster/base/log.h"
#include "muster/work/places.h"

enum { STARTS_A_MINUTE = 3 };

struct service {
    const char *program;
    char *account; /* what it is for, or NULL */
    gboolean wanted;
    int starts; /* in this minute */
    pid_t pid;  /* 0 when it is not running */
};

struct services {
    GPtrArray *list;
};

static void service_free(void *data)
{
    struct service *service = data;
    g_free(service->account);
    g_free(service);
}

static void service_want(struct services *services, const char *program, const char *account)
{
    struct service *service = NULL;
    for (guint i = 0; service == NULL && i < services->list->len; i++) {
        struct service *one = g_ptr_array_index(services->list, i);
        if (strcmp(one->program, program) == 0 && g_strcmp0(one->account, account) == 0)
            service = one;
    }
    if (service == NULL) {
        service = g_new0(struct service, 1);
        *service = (struct service){.program = program, .account = g_strdup(account)};
        g_ptr_array_add(services->list, service);
    }
    service->wanted = TRUE;
    service->starts = 0;
}

static void lmtpd_want(struct services *services, const struct config *config)
{
    if (config->lmtp.listen[0] != NULL)
        service_want(services, "lmtpd", NULL);
}

static void poll_want(struct services *services, const struct config *config)
{
    for (size_t i = 0; i < config->n_fetches; i++)
        service_want(services, "poll", config->fetches[i].name);
}

static void (*const kinds[])(struct services *services, const struct config *config) = {
    lmtpd_want,
    poll_want,
};

int program_spawn(const char *name, const char *argument, gboolean force, char **environment,
                  pid_t *pid_r)
{
    g_autofree char *program = place_program(name);
    char *arguments[4] = {program};
    int n = 1;
    if (force)
        arguments[n++] = (char *)"--force";
    arguments[n] = (char *)argument;
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
    struct services *services = g_new(struct services, 1);
    services->list = g_ptr_array_new_with_free_func(service_free);
    return services;
}

void services_free(struct services *services)
{
    g_ptr_array_unref(services->list);
    g_free(services);
}

void services_want(struct services *services, const struct config *config)
{
    for (guint i = 0; i < services->list->len; i++)
        ((struct service *)g_ptr_array_index(services->list, i))->wanted = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        kinds[i](services, config);
    services_kill(services, SIGTERM);
}

static void service_start(struct service *service, gboolean force, char **environment)
{
    service->starts++;
    int error =
        program_spawn(service->program, service->account, force, environment, &service->pid);
    if (error == 0)
        return;
    service->pid = 0;
    log_trouble("start", "program", service->program, "account", service->account, "error",
                g_strerror(error), NULL);
}

void services_start(struct services *services, gboolean a_minute_began, gboolean force,
                    char **environment)
{
    for (guint i = 0; i < services->list->len; i++) {
        struct service *service = g_ptr_array_index(services->list, i);
        if (a_minute_began)
            service->starts = 0;
        if (service->wanted && service->pid == 0 && service->starts < STARTS_A_MINUTE)
            service_start(service, force, environment);
    }
}

void services_reap(struct services *services, pid_t pid, int status)
{
    for (guint i = 0; i < services->list->len; i++) {
        struct service *service = g_ptr_array_index(services->list, i);
        if (service->pid != pid)
            continue;
        service->pid = 0;
        g_autofree char *how = program_end_words(status);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            log_trouble("failed", "program", service->program, "account", service->account, "how",
                        how, NULL);
    }
}

gboolean services_any_runs(const struct services *services)
{
    for (guint i = 0; i < services->list->len; i++)
        if (((const struct service *)g_ptr_array_index(services->list, i))->pid != 0)
            return TRUE;
    return FALSE;
}

void services_kill(const struct services *services, int signal_number)
{
    for (guint i = 0; i < services->list->len; i++) {
        const struct service *service = g_ptr_array_index(services->list, i);
        if (service->pid != 0)
            kill(service->pid, signal_number);
    }
}
