/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of `deliver' and `submit'.
 *
 * Promises to a mail server: exit 0 when the message is durable, 67 when -a is no address of ours,
 * 65 when the message is empty or too large, and 75 for everything else that can happen, so that
 * nothing of ours makes it bounce a mail. Writes nothing to stdout.
 */
#include "delivery.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

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

_Noreturn static void print_help(const char *help)
{
    verdict = write(STDOUT_FILENO, help, strlen(help)) < 0 ? FAILURE_BUSY : 0;
    exit(verdict);
}

/* What the command line says, as it stands there. */
struct options {
    char *sender, *recipient; /* -f and -a, or NULL */
    const char *now;
    bool tells;
};

/* False with FAILURE when the command line is wrong: that is how the mail server was set up, and no
 * fault of the mail. */
static bool options_parse(struct options *options, const struct delivery *delivery, int argc,
                          char **argv, struct failure *failure)
{
    static const struct option known[] = {{"now", required_argument, NULL, 'n'},
                                          {"force", no_argument, NULL, 'F'},
                                          {"help", no_argument, NULL, 'h'},
                                          {.name = NULL}};
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "+:f:a:v", known, NULL)) != -1;) {
        switch (option) {
        case 'f':
            options->sender = optarg;
            break;
        case 'a':
            options->recipient = optarg;
            break;
        case 'v':
            options->tells = true;
            break;
        case 'n':
            options->now = optarg;
            break;
        case 'F': /* a --now that is far ahead asks nothing of who sends no mail */
            break;
        case 'h':
            print_help(delivery->help);
        default:
            return failure_set(
                failure, FAILURE_USAGE, "%s: %s; see `muster %s --help'", argv[optind - 1],
                option == ':' ? "its value is missing" : "no option of ours", delivery->command);
        }
    }
    if (optind < argc)
        return failure_set(failure, FAILURE_USAGE, "unexpected `%s'; see `muster %s --help'",
                           argv[optind], delivery->command);
    return true;
}

bool delivery_is_ours(const struct delivery *delivery, const struct site_config *site)
{
    const char *detail;
    size_t detail_length;
    return delivery->recipient == NULL || *delivery->recipient == '\0' ||
           address_match(delivery->recipient, site->local, site->domain, site->delimiter, &detail,
                         &detail_length) != ADDRESS_FOREIGN;
}

static bool hand_over(struct delivery *delivery, int argc, char **argv, delivery_act act,
                      struct failure *failure)
{
    struct options options = {.now = NULL};
    if (!options_parse(&options, delivery, argc, argv, failure) ||
        !instant_now(options.now, &delivery->now, failure))
        return false;
    delivery->sender = envelope_sender(options.sender);
    delivery->recipient = envelope_recipient(options.recipient);
    delivery->tells = options.tells;
    delivery->is_explicit = options.recipient != NULL;
    struct config *config = config_read(config_path(delivery->conf), CONFIG_SITE, NULL, failure);
    bool handed_over = config != NULL && act(delivery, config, failure);
    config_free(config);
    return handed_over;
}

static int exit_code(const struct failure *failure)
{
    bool of_the_mail = failure->kind == FAILURE_DATA || failure->kind == FAILURE_NOBODY;
    return of_the_mail ? (int)failure->kind : FAILURE_BUSY;
}

_Noreturn void delivery_main(struct delivery *delivery, int argc, char **argv, delivery_act act)
{
    struct failure failure = {.kind = FAILURE_NONE};
    delivery->stop = &stop;
    atexit(leave);
    catch_signals();
    if (hand_over(delivery, argc, argv, act, &failure)) {
        verdict = 0;
        if (delivery->tells)
            fprintf(stderr, "muster %s: accepted mail=%s\n", delivery->command, delivery->id);
    } else {
        verdict = exit_code(&failure);
        fprintf(stderr, "muster %s: %s\n", delivery->command, failure.text);
    }
    exit(verdict);
}
