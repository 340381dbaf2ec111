/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message on stdin into the spool.
 *
 * Promises to a mail server: exit 0 when the message is durable, 67 when -a is no address of ours,
 * 65 when the message is empty or too large, and 75 for everything else that can happen, so that
 * nothing of ours makes it bounce a mail. Does not look into the message, starts nothing, connects
 * to nothing, writes nothing to stdout.
 */
#include "deliver.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "muster/base.h"

static const char help[] =
    "Usage: muster [-C CONF] deliver [-f SENDER] [-a RECIPIENT] [--now=TIME] < MESSAGE\n"
    "Takes one message into the spool. For procmail, maildrop, pipe(8) and Sieve.\n"
    "\n"
    "  -f SENDER     envelope sender; '' or MAILER-DAEMON is the null sender [$SENDER]\n"
    "  -a RECIPIENT  envelope recipient, which must be ours\n"
    "                [$ORIGINAL_RECIPIENT, $ORIG_RECIPIENT, $RECIPIENT: only recorded]\n"
    "  --now=TIME    when it was received, as 2026-11-23T09:00:00Z [$MUSTER_NOW, the clock]\n"
    "\n"
    "Exit code: 0 accepted, 65 empty or too large, 67 not our address, 75 try again.\n"
    "\n"
    "Example, in Postfix's master.cf:\n"
    "  muster unix - n n - 10 pipe user=muster null_sender=\n"
    "    argv=/usr/bin/muster deliver -f ${sender} -a ${recipient}\n";

/* What the mail server told us. */
struct request {
    const char *conf;
    char *sender, *recipient; /* -f and -a, or NULL */
    const char *now;
};

/* What exit(3) becomes, whoever calls it: libraries that give up would choose a code that makes
 * mail bounce. */
static int verdict = FAILURE_BUSY;

static volatile int stop;

static void leave(void)
{
    _exit(verdict);
}

static void give_up(int signal)
{
    (void)signal;
    _exit(FAILURE_BUSY);
}

/* Without a stdin, a read that is about to begin does not wait for a message any more. */
static void ask_to_stop(int signal)
{
    (void)signal;
    stop = 1;
    close(STDIN_FILENO);
}

static void catch_signals(void)
{
    static const int stopping[] = {SIGTERM, SIGINT, SIGHUP, SIGXCPU};
    for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++)
        sigaction(stopping[i], &(struct sigaction){.sa_handler = ask_to_stop}, NULL);
    sigaction(SIGABRT, &(struct sigaction){.sa_handler = give_up}, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

/* False with FAILURE when the command line is wrong: that is how the mail server was set up, and no
 * fault of the mail. */
static bool request_parse(struct request *request, int argc, char **argv, struct failure *failure)
{
    static const struct option options[] = {{"now", required_argument, NULL, 'n'},
                                            {"force", no_argument, NULL, 'F'},
                                            {"help", no_argument, NULL, 'h'},
                                            {.name = NULL}};
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "+:f:a:", options, NULL)) != -1;) {
        switch (option) {
        case 'f':
            request->sender = optarg;
            break;
        case 'a':
            request->recipient = optarg;
            break;
        case 'n':
            request->now = optarg;
            break;
        case 'F': /* a --now that is far ahead asks nothing of deliver: it sends no mail */
            break;
        case 'h':
            verdict = write(STDOUT_FILENO, help, strlen(help)) < 0 ? FAILURE_BUSY : 0;
            exit(verdict);
        default:
            return failure_set(failure, FAILURE_USAGE, "%s: %s; see `muster deliver --help'",
                               argv[optind - 1],
                               option == ':' ? "its value is missing" : "no option of ours");
        }
    }
    if (optind < argc)
        return failure_set(failure, FAILURE_USAGE, "unexpected `%s'; see `muster deliver --help'",
                           argv[optind]);
    return true;
}

/* ADDRESS without angle brackets, cut in place. */
static char *bare(char *address)
{
    size_t length = strlen(address);
    if (length < 2 || address[0] != '<' || address[length - 1] != '>')
        return address;
    address[length - 1] = '\0';
    return address + 1;
}

static const char *envelope_sender(char *option)
{
    char *given = option != NULL ? option : getenv("SENDER");
    if (given == NULL)
        return NULL;
    const char *sender = bare(given);
    return strcasecmp(sender, "MAILER-DAEMON") == 0 ? "" : sender;
}

static const char *envelope_recipient(char *option)
{
    static const char *const variables[] = {"ORIGINAL_RECIPIENT", "ORIG_RECIPIENT", "RECIPIENT"};
    char *given = option;
    for (size_t i = 0; given == NULL && i < sizeof variables / sizeof *variables; i++)
        given = getenv(variables[i]);
    return given != NULL ? bare(given) : NULL;
}

/* Only what was said with -a can be refused. An empty one says nothing. */
static bool recipient_is_ours(const char *recipient, const struct site_config *site,
                              struct failure *failure)
{
    const char *detail;
    size_t detail_length;
    if (recipient == NULL || *recipient == '\0' ||
        address_match(recipient, site->local, site->domain, site->delimiter, &detail,
                      &detail_length) != ADDRESS_FOREIGN)
        return true;
    return failure_set(failure, FAILURE_NOBODY, "%s is not an address of %s", recipient,
                       site->address);
}

static bool accept_message(const struct site_config *site, const struct request *request,
                           int64_t now, struct failure *failure)
{
    struct envelope envelope = {
        .received = now,
        .intake = "pipe",
        .sender = envelope_sender(request->sender),
        .recipient = envelope_recipient(request->recipient),
    };
    return guard_enter(site->state, failure) &&
           recipient_is_ours(request->recipient != NULL ? envelope.recipient : NULL, site,
                             failure) &&
           spool_accept(site->state, &envelope, STDIN_FILENO, site->max_message, &stop, failure);
}

static bool deliver(const struct request *request, struct failure *failure)
{
    int64_t now;
    if (!instant_now(request->now, &now, failure))
        return false;
    struct config *config = config_read(config_path(request->conf), CONFIG_SITE, NULL, failure);
    if (config == NULL)
        return false;
    bool accepted = accept_message(&config->site, request, now, failure);
    config_free(config);
    return accepted;
}

static int exit_code(const struct failure *failure)
{
    bool of_the_mail = failure->kind == FAILURE_DATA || failure->kind == FAILURE_NOBODY;
    return of_the_mail ? (int)failure->kind : FAILURE_BUSY;
}

_Noreturn void deliver_main(const char *conf, int argc, char **argv)
{
    struct failure failure = {.kind = FAILURE_NONE};
    struct request request = {.conf = conf};
    atexit(leave);
    catch_signals();
    if (request_parse(&request, argc, argv, &failure) && deliver(&request, &failure)) {
        verdict = 0;
    } else {
        verdict = exit_code(&failure);
        fprintf(stderr, "muster deliver: %s\n", failure.text);
    }
    exit(verdict);
}
