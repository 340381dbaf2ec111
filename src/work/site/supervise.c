/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The supervisor of `muster run'.
 *
 * One poll(2) over signals, the spool and the minute. Work is done by the programs that do it for cron too, so there is one
 * way through the house. Holds no mail and no lock but its own: killed at any moment it loses nothing.
 */
#include "muster/work/supervise.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/base/guard.h"
#include "muster/base/instant.h"
#include "muster/base/log.h"
#include "muster/base/spool.h"
#include "muster/work/places.h"
#include "work/site/services.h"

enum step { STEP_FILE, STEP_TICK, STEP_SEND, STEP_COUNT };

/* One program that is started again and again. */
struct worker {
    const char *name;
    gboolean wanted;
    gboolean failed; /* its last run: waits for the minute, so that trouble does not spin */
    pid_t pid;       /* 0 when it is not running */
};

struct supervisor {
    const struct config *config;
    struct worker workers[STEP_COUNT];
    struct services *services;
    gboolean force;
    gint64 ahead;       /* how far our time is ahead of the clock: --now */
    gint64 next_minute; /* by the clock */
    int signals, spool;
    struct stat self; /* the program file that we are */
    gboolean stopping;
};

/* Tells systemd how we are, when it asked (sd_notify(3)'s protocol; one datagram). */
static void service_notify(const char *state)
{
    const char *path = g_getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (path == NULL || (*path != '/' && *path != '@') || strlen(path) >= sizeof address.sun_path)
        return;
    strcpy(address.sun_path, path);
    if (*path == '@')
        address.sun_path[0] = '\0';
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path));
    sendto(fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&address, length);
    close(fd);
}

static gboolean signals_open(struct supervisor *supervisor, struct failure *failure)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    supervisor->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return supervisor->signals >= 0 || failure_errno(failure, errno, "cannot wait for signals");
}

static gboolean spool_watch(struct supervisor *supervisor, struct failure *failure)
{
    g_autofree char *folder =
        g_build_filename(supervisor->config->site.state, "spool", "new", NULL);
    supervisor->spool = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (supervisor->spool < 0)
        return failure_errno(failure, errno, "cannot watch the spool");
    if (inotify_add_watch(supervisor->spool, folder, IN_MOVED_TO) < 0)
        return failure_errno(failure, errno, "cannot watch %s", folder);
    return TRUE;
}

static char **worker_environment(const struct supervisor *supervisor)
{
    char **environment =
        g_environ_setenv(g_get_environ(), "MUSTER_CONF", supervisor->config->file, TRUE);
    environment = g_environ_setenv(environment, "MUSTER_LOG", "stderr", FALSE); /* with ours */
    if (supervisor->ahead == 0) /* what we began with would stop their clocks */
        return g_environ_unsetenv(environment, "MUSTER_NOW");
    char now[INSTANT_TEXT_MAX];
    instant_format(instant_clock() + supervisor->ahead, now);
    return g_environ_setenv(environment, "MUSTER_NOW", now, TRUE);
}

static void worker_start(struct supervisor *supervisor, struct worker *worker)
{
    g_auto(GStrv) environment = worker_environment(supervisor);
    int error = program_spawn(worker->name, NULL, supervisor->force, environment, &worker->pid);
    worker->wanted = FALSE;
    if (error == 0)
        return;
    worker->pid = 0;
    worker->failed = TRUE;
    log_trouble("start", "program", worker->name, "error", g_strerror(error), NULL);
}

static void worker_ended(struct supervisor *supervisor, struct worker *worker, int status)
{
    worker->pid = 0;
    worker->failed = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    if (worker->failed && !supervisor->stopping) {
        g_autofree char *how = program_end_words(status);
        log_trouble("failed", "program", worker->name, "how", how, NULL);
    }
    if (!worker->failed && worker != &supervisor->workers[STEP_SEND])
        supervisor->workers[STEP_SEND].wanted = TRUE;
}

static void workers_reap(struct supervisor *supervisor)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
        for (int i = 0; i < STEP_COUNT; i++)
            if (supervisor->workers[i].pid == pid)
                worker_ended(supervisor, &supervisor->workers[i], status);
        services_reap(supervisor->services, pid, status);
    }
}

static void workers_start(struct supervisor *supervisor)
{
    for (int i = 0; i < STEP_COUNT && !supervisor->stopping; i++) {
        struct worker *worker = &supervisor->workers[i];
        if (worker->wanted && worker->pid == 0 && !worker->failed)
            worker_start(supervisor, worker);
    }
}

static void services_keep(struct supervisor *supervisor, gboolean a_minute_began)
{
    if (supervisor->stopping)
        return;
    g_auto(GStrv) environment = worker_environment(supervisor);
    services_start(supervisor->services, a_minute_began, supervisor->force, environment);
}

static void workers_want_all(struct supervisor *supervisor)
{
    for (int i = 0; i < STEP_COUNT; i++) {
        supervisor->workers[i].wanted = TRUE;
        supervisor->workers[i].failed = FALSE;
    }
}

/* True when a minute has begun. */
static gboolean minute_begin(struct supervisor *supervisor)
{
    gint64 clock = instant_clock();
    gint64 until = supervisor->next_minute - clock;
    /* a clock that jumped backwards must not make us wait for it to come back */
    if (until > 0 && until <= INSTANT_MINUTE)
        return FALSE;
    supervisor->next_minute = clock - clock % INSTANT_MINUTE + INSTANT_MINUTE;
    workers_want_all(supervisor);
    return TRUE;
}

static void configuration_reread(const struct supervisor *supervisor)
{
    struct failure failure = {0};
    struct config *config = config_read(supervisor->config->file, CONFIG_ALL, NULL, &failure);
    if (config == NULL) {
        log_trouble("reload", "error", failure.text, NULL);
    } else {
        log_event("reload", "file", supervisor->config->file, NULL);
        services_want(supervisor->services, config);
    }
    config_free(config);
}

static void signals_read(struct supervisor *supervisor)
{
    struct signalfd_siginfo info;
    while (read(supervisor->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGCHLD)
            workers_reap(supervisor);
        else if (info.ssi_signo == SIGHUP) {
            configuration_reread(supervisor);
            supervisor->next_minute = 0; /* it begins now */
        } else
            supervisor->stopping = TRUE;
    }
}

/* What moved in does not matter: that something did is enough. */
static void spool_drain(struct supervisor *supervisor)
{
    char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    gboolean any = FALSE;
    while (read(supervisor->spool, events, sizeof events) > 0)
        any = TRUE;
    if (any)
        supervisor->workers[STEP_FILE].wanted = TRUE;
}

static gboolean children_any(const struct supervisor *supervisor)
{
    for (int i = 0; i < STEP_COUNT; i++)
        if (supervisor->workers[i].pid != 0)
            return TRUE;
    return services_any_runs(supervisor->services);
}

static void events_wait(struct supervisor *supervisor, gint64 until)
{
    struct pollfd fds[] = {{.fd = supervisor->signals, .events = POLLIN},
                           {.fd = supervisor->spool, .events = POLLIN}};
    gint64 left = until - instant_clock();
    poll(fds, G_N_ELEMENTS(fds), (int)(CLAMP(left, 0, INSTANT_MINUTE) / 1000) + 1);
    signals_read(supervisor);
    spool_drain(supervisor);
}

static void children_kill(const struct supervisor *supervisor, int signal_number)
{
    for (int i = 0; i < STEP_COUNT; i++)
        if (supervisor->workers[i].pid != 0)
            kill(supervisor->workers[i].pid, signal_number);
    services_kill(supervisor->services, signal_number);
}

static void children_stop(struct supervisor *supervisor)
{
    children_kill(supervisor, SIGTERM);
    gint64 deadline = instant_clock() + STOP_MILLISECONDS * (INSTANT_SECOND / 1000);
    while (children_any(supervisor) && instant_clock() < deadline)
        events_wait(supervisor, deadline);
    children_kill(supervisor, SIGKILL);
}

/* True after an upgrade: the file behind our name is another one than the one that runs. */
static gboolean program_was_replaced(const struct supervisor *supervisor, const char *program)
{
    struct stat now;
    return stat(program, &now) == 0 &&
           (now.st_ino != supervisor->self.st_ino || now.st_mtime != supervisor->self.st_mtime);
}

/* Comes back when the new program cannot run yet, as while it is being installed, or when we were told to stop. */
static void supervisor_restart(struct supervisor *supervisor, const char *program)
{
    log_event("restart", "because", "the program was replaced", NULL);
    service_notify("RELOADING=1");
    children_stop(supervisor);
    if (supervisor->stopping)
        return;
    g_auto(GStrv) environment = worker_environment(supervisor);
    char *arguments[] = {(char *)program, supervisor->force ? (char *)"--force" : NULL, NULL};
    sigset_t none, ours;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, &ours);
    execve(program, arguments, environment);
    log_trouble("restart", "error", g_strerror(errno), NULL);
    sigprocmask(SIG_SETMASK, &ours, NULL);
    workers_want_all(supervisor); /* what was stopped for it goes on */
    service_notify("READY=1");
}

static void supervisor_loop(struct supervisor *supervisor)
{
    g_autofree char *program = place_program("run");
    if (stat(program, &supervisor->self) != 0)
        memset(&supervisor->self, 0, sizeof supervisor->self);
    service_notify("READY=1");
    while (!supervisor->stopping) {
        gboolean a_minute_began = minute_begin(supervisor);
        if (a_minute_began && program_was_replaced(supervisor, program)) {
            supervisor_restart(supervisor, program);
            continue;
        }
        workers_start(supervisor);
        services_keep(supervisor, a_minute_began);
        events_wait(supervisor, supervisor->next_minute);
    }
    service_notify("STOPPING=1");
    children_stop(supervisor);
}

gboolean supervise(const struct config *config, gint64 now, gboolean force, struct failure *failure)
{
    struct supervisor supervisor = {
        .config = config,
        .force = force,
        .workers = {{.name = "file"}, {.name = "tick"}, {.name = "send"}},
        .services = services_new(),
        .signals = -1,
        .spool = -1,
    };
    gint64 ahead = now - instant_clock();
    supervisor.ahead = ABS(ahead) > INSTANT_SECOND ? ahead : 0;
    int lock = guard_lock(config->site.state, "run", 0, failure);
    if (lock < 0) {
        services_free(supervisor.services);
        return FALSE;
    }
    services_want(supervisor.services, config);
    gboolean ok = signals_open(&supervisor, failure) && spool_watch(&supervisor, failure);
    if (ok) {
        log_event("run", "site", config->site.address, NULL);
        supervisor_loop(&supervisor);
        log_event("end", "site", config->site.address, NULL);
    }
    if (supervisor.signals >= 0)
        close(supervisor.signals);
    if (supervisor.spool >= 0)
        close(supervisor.spool);
    close(lock);
    services_free(supervisor.services);
    return ok;
}
