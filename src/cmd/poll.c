/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster poll: mail from IMAP mailboxes and Maildirs into the spool.
 *
 * Each account has a process of its own: one that is slow, or falls over what its server sends,
 * harms no other. Holds no store and no parser, so it does not use the frame of the other commands
 * (command.h).
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/base.h"
#include "muster/net/fetch.h"

enum { LOCK_WAIT_MS = 2000, RESTART_SECONDS = 60 };

static const char help[] =
    "Usage: muster [-C CONF] poll [--once] [--now=TIME] [NAME]\n"
    "Fetches mail into the spool, from the mailbox `fetch NAME { ... }' or from all of them.\n"
    "Goes on for ever, told by the servers of new mail; TERM ends it.\n"
    "\n"
    "  --once      takes what is there, and ends\n"
    "  --now=TIME  the time at which it starts, as 2026-11-23T09:00:00Z [$MUSTER_NOW, the clock]\n"
    "\n"
    "Example:\n"
    "  muster poll --once\n"
    "with in muster.conf:\n"
    "  fetch inbox {\n"
    "    url = \"imaps://mail.acme.example/INBOX\"\n"
    "    user = \"checkin\"\n"
    "    password-command = \"cat /etc/muster/imap-password\"\n"
    "    after = \"delete\"\n"
    "  }\n"
    "\n"
    "Manual: man muster-poll\n";

struct options {
    const char *now, *name; /* NULL when not given */
    gboolean once;
};

/* Ends the program for --help, and for what it does not know. */
static struct options options_parse(int argc, char **argv)
{
    static const struct option known[] = {
        {"now", required_argument, NULL, 'n'},
        {"once", no_argument, NULL, 'o'},
        {"force", no_argument, NULL, 'F'},
        {"help", no_argument, NULL, 'h'},
        {.name = NULL},
    };
    struct options options = {.once = FALSE};
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":h", known, NULL)) != -1;) {
        if (option == 'h')
            exit(fputs(help, stdout) < 0 ? FAILURE_BUSY : 0);
        if (option == 'n')
            options.now = optarg;
        options.once |= option == 'o';
        if (option != '?' && option != ':')
            continue; /* --force asks nothing of who sends no mail */
        fprintf(stderr, "muster poll: %s: %s; see `muster poll --help'\n", argv[optind - 1],
                option == ':' ? "its value is missing" : "no option of ours");
        exit(FAILURE_USAGE);
    }
    if (optind < argc)
        options.name = argv[optind++];
    if (optind < argc) {
        fprintf(stderr, "muster poll: `%s' is not understood; see `muster poll --help'\n",
                argv[optind]);
        exit(FAILURE_USAGE);
    }
    return options;
}

/* One account, and its process. */
struct poller {
    struct fetching fetching;
    pid_t pid;         /* 0 when it is not running */
    gint64 start_from; /* g_get_monotonic_time() from when it may be started; G_MAXINT64: no more */
};

struct pollers {
    struct poller *list;
    size_t count;
    gboolean once;
    int code; /* the first that is not 0 */
    sigset_t signals;
};

static G_NORETURN void poller_run(const struct poller *poller, gboolean once)
{
    const struct fetching *fetching = &poller->fetching;
    g_autofree char *lock = g_strdup_printf("poll-%s", fetching->account->name);
    struct failure failure = {0};
    prctl(PR_SET_PDEATHSIG, SIGTERM); /* nobody else would end it */
    if (guard_lock(fetching->config->site.state, lock, LOCK_WAIT_MS, &failure) < 0)
        log_trouble("unfetched", "account", fetching->account->name, "error", failure.text, NULL);
    else if (once)
        fetch_once(fetching, &failure);
    else
        fetch_forever(fetching, &failure);
    exit((int)failure.kind);
}

static void poller_start(struct pollers *pollers, struct poller *poller)
{
    poller->start_from = G_MAXINT64;
    poller->pid = fork();
    if (poller->pid == 0) {
        sigprocmask(SIG_UNBLOCK, &pollers->signals, NULL);
        poller_run(poller, pollers->once);
    }
    if (poller->pid < 0) {
        log_trouble("unfetched", "account", poller->fetching.account->name, "error",
                    strerror(errno), NULL);
        pollers->code = FAILURE_BUSY;
        poller->pid = 0;
    }
}

/* What ends a program from inside; all else is somebody's will. */
static gboolean is_sudden(int status)
{
    static const int sudden[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
    for (gsize i = 0; i < G_N_ELEMENTS(sudden); i++)
        if (WIFSIGNALED(status) && WTERMSIG(status) == sudden[i])
            return TRUE;
    return FALSE;
}

static void poller_ended(struct pollers *pollers, struct poller *poller, int status)
{
    poller->pid = 0;
    if (pollers->code == 0)
        pollers->code = WIFEXITED(status) ? WEXITSTATUS(status) : FAILURE_BUSY;
    if (is_sudden(status)) {
        g_autofree char *end = g_strdup_printf("signal %d", WTERMSIG(status));
        fetch_note_death(&poller->fetching, end);
    }
    if (!pollers->once)
        poller->start_from = g_get_monotonic_time() + RESTART_SECONDS * G_USEC_PER_SEC;
}

static void pollers_reap(struct pollers *pollers)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (size_t i = 0; i < pollers->count; i++)
            if (pollers->list[i].pid == pid)
                poller_ended(pollers, &pollers->list[i], status);
}

/* Starts those whose time has come. FALSE when none runs and none is to be started. */
static gboolean pollers_keep(struct pollers *pollers, gint64 *wake_r)
{
    gboolean any = FALSE;
    *wake_r = G_MAXINT64;
    for (size_t i = 0; i < pollers->count; i++) {
        struct poller *poller = &pollers->list[i];
        if (poller->start_from <= g_get_monotonic_time())
            poller_start(pollers, poller);
        any |= poller->pid != 0 || poller->start_from != G_MAXINT64;
        *wake_r = MIN(*wake_r, poller->start_from);
    }
    return any;
}

/* The signal that came, or -1 when it is time to wake. */
static int signal_await(const struct pollers *pollers, gint64 wake)
{
    if (wake == G_MAXINT64)
        return sigwaitinfo(&pollers->signals, NULL);
    gint64 left = MAX(wake - g_get_monotonic_time(), 0);
    struct timespec timeout = {.tv_sec = left / G_USEC_PER_SEC,
                               .tv_nsec = left % G_USEC_PER_SEC * 1000};
    return sigtimedwait(&pollers->signals, NULL, &timeout);
}

static void pollers_stop(const struct pollers *pollers)
{
    for (size_t i = 0; i < pollers->count; i++)
        if (pollers->list[i].pid != 0)
            kill(pollers->list[i].pid, SIGTERM);
    while (wait(NULL) > 0 || errno == EINTR)
        continue;
}

/* Until all have ended, or we are told to. */
static int pollers_look_after(struct pollers *pollers)
{
    static const int heeded[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP};
    gint64 wake;
    sigemptyset(&pollers->signals);
    for (gsize i = 0; i < G_N_ELEMENTS(heeded); i++)
        sigaddset(&pollers->signals, heeded[i]);
    sigprocmask(SIG_BLOCK, &pollers->signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    while (pollers_keep(pollers, &wake)) {
        int came = signal_await(pollers, wake);
        if (came > 0 && came != SIGCHLD) {
            pollers_stop(pollers);
            return 0;
        }
        pollers_reap(pollers);
    }
    return pollers->code;
}

/* The accounts that NAME names, or all. */
static gboolean pollers_choose(const struct config *config, const char *name, gint64 ahead,
                               struct pollers *pollers, struct failure *failure)
{
    pollers->list = g_new0(struct poller, config->n_fetches);
    for (size_t i = 0; i < config->n_fetches; i++) {
        const struct fetch_config *account = &config->fetches[i];
        struct fetching fetching = {.config = config, .account = account, .ahead = ahead};
        if (name == NULL || strcmp(name, account->name) == 0)
            pollers->list[pollers->count++].fetching = fetching;
    }
    if (pollers->count > 0)
        return TRUE;
    return name == NULL
               ? failure_set(failure, FAILURE_CONFIG,
                             "%s has no `fetch NAME { ... }', so there is no mailbox", config->file)
               : failure_set(failure, FAILURE_USAGE, "there is no `fetch %s' in %s", name,
                             config->file);
}

int main(int argc, char **argv)
{
    struct failure failure = {0};
    struct options options = options_parse(argc, argv);
    struct pollers pollers = {.once = options.once};
    gboolean has_now = options.now != NULL || getenv("MUSTER_NOW") != NULL;
    int64_t now;
    if (!instant_now(options.now, &now, &failure)) {
        fprintf(stderr, "muster poll: %s\n", failure.text);
        return FAILURE_USAGE;
    }
    log_open("muster/poll", options.once ? LOG_ABOUT_TROUBLE : LOG_ABOUT_EVENTS);
    struct config *config = config_read(config_path(NULL), CONFIG_SITE, NULL, &failure);
    gboolean begins = config != NULL && guard_enter(config->site.state, &failure) &&
                      pollers_choose(config, options.name, has_now ? now - instant_clock() : 0,
                                     &pollers, &failure);
    if (!begins)
        fprintf(stderr, "muster poll: %s\n", failure.text);
    int code = begins ? pollers_look_after(&pollers) : (int)failure.kind;
    g_free(pollers.list);
    config_free(config);
    return code;
}
