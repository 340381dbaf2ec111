/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster lmtpd: mail by LMTP into the spool.
 *
 * As small as `deliver': libc and libconfuse, no store, no parser; so it does not use the frame of
 * the other commands (command.h).
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster/base.h"
#include "muster/net/lmtp.h"

enum { LOCK_WAIT_MS = 2000 }; /* for one that is about to end */

static const char help[] =
    "Usage: muster [-C CONF] lmtpd [--now=TIME]\n"
    "Takes mail by LMTP into the spool, on the sockets of lmtp { listen = ... } or of systemd.\n"
    "TERM ends it; what is being made durable then still gets its verdict.\n"
    "\n"
    "  --now=TIME  the time at which it starts, as 2026-11-23T09:00:00Z [$MUSTER_NOW, the clock]\n"
    "\n"
    "Example:\n"
    "  muster lmtpd\n"
    "and in Postfix's main.cf:\n"
    "  transport_maps = inline:{checkin@acme.example=lmtp:unix:/run/muster/lmtp}\n"
    "\n"
    "Manual: man muster-lmtpd\n";

/* --now as it was given, or NULL. Ends the program for --help, and for what it does not know. */
static const char *options_parse(int argc, char **argv)
{
    static const struct option options[] = {{"now", required_argument, NULL, 'n'},
                                            {"force", no_argument, NULL, 'F'},
                                            {"help", no_argument, NULL, 'h'},
                                            {.name = NULL}};
    const char *now = NULL;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "+:h", options, NULL)) != -1;) {
        if (option == 'h')
            exit(fputs(help, stdout) < 0 ? FAILURE_BUSY : 0);
        if (option == 'n')
            now = optarg;
        if (option != '?' && option != ':')
            continue; /* --force asks nothing of who sends no mail */
        fprintf(stderr, "muster lmtpd: %s: %s; see `muster lmtpd --help'\n", argv[optind - 1],
                option == ':' ? "its value is missing" : "no option of ours");
        exit(FAILURE_USAGE);
    }
    if (optind < argc) {
        fprintf(stderr, "muster lmtpd: `%s' is not understood; see `muster lmtpd --help'\n",
                argv[optind]);
        exit(FAILURE_USAGE);
    }
    return now;
}

static bool serve(const struct config *config, int64_t ahead, struct failure *failure)
{
    int lock = guard_enter(config->site.state, failure)
                   ? guard_lock(config->site.state, "lmtpd", LOCK_WAIT_MS, failure)
                   : -1;
    /* the lock falls with the program */
    return lock >= 0 && lmtp_serve(config, ahead, failure);
}

int main(int argc, char **argv)
{
    struct failure failure = {.kind = FAILURE_NONE};
    const char *given = options_parse(argc, argv);
    bool has_now = given != NULL || getenv("MUSTER_NOW") != NULL;
    int64_t now;
    if (!instant_now(given, &now, &failure)) {
        fprintf(stderr, "muster lmtpd: %s\n", failure.text);
        return FAILURE_USAGE;
    }
    log_open("muster/lmtpd", LOG_ABOUT_EVENTS);
    struct config *config = config_read(config_path(NULL), CONFIG_SITE, NULL, &failure);
    bool served = config != NULL && serve(config, has_now ? now - instant_clock() : 0, &failure);
    config_free(config);
    if (!served)
        fprintf(stderr, "muster lmtpd: %s\n", failure.text);
    return served ? 0 : (int)failure.kind;
}
