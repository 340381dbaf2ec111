/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front door: a table of commands.
 *
 * `deliver' and `submit' are inside; any other command is the program LIBEXEC/muster-COMMAND, which
 * takes the place of this one, as with git. So accepting a mail loads no library but libc and
 * libconfuse.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "deliver.h"
#include "muster/base.h"

enum { PATH_OCTETS = 4096 };

/* In the order in which one meets them. */
static const struct {
    const char *name, *summary;
} commands[] = {
    {"init", "makes a new site: configuration, store and keys"},
    {"check", "finds everything that is wrong with a site, with file and line"},
    {"roster", "brings people and teams in line with a CSV file, or lists them"},
    {"once", "files, ticks and sends, then ends: for cron"},
    {"run", "does the same for ever, woken by spool, clock and signals"},
    {"status", "shows people, rounds, spool and outbox, and what needs the owner"},
    {"person", "shows a person, and sets what they chose"},
    {"away", "a person is not there for some days"},
    {"back", "a person is there again"},
    {"calendar", "holidays of everyone, a team or a person, from iCalendar files"},
    {"workflow", "lists and shows workflows; pauses, resumes or runs one now"},
    {"forecast", "shows what will be sent to whom and when, and why not"},
    {"entries", "shows what was filed"},
    {"attachment", "writes what is in a file that came with an answer"},
    {"search", "finds what was written, by its words"},
    {"items", "lists blockers and actions, or closes one"},
    {"held", "mail that proves too little, and waits for your word"},
    {"goal", "goals of teams: makes, feeds, changes and shows them"},
    {"report", "shows what a time brought, by team and person"},
    {"explain", "shows what would be filed from a message, and why"},
    {"try", "mails one question to an address and says what came back"},
    {"key", "lists the keys that sign our addresses, or makes a new one"},
    {"backup", "copies store, keys and configuration while all runs"},
    {"deliver", "takes one message on stdin into the spool: for mail servers"},
    {"submit", "hands one message on stdin to lmtpd: for filters of other users"},
    {"lmtpd", "takes mail by LMTP into the spool"},
    {"poll", "fetches mail from IMAP mailboxes and Maildirs into the spool"},
    {"file", "files every waiting mail"},
    {"tick", "writes what is due into the outbox"},
    {"send", "hands the outbox to the mail server"},
};

enum { N_COMMANDS = sizeof commands / sizeof *commands };

static void print_help(void)
{
    puts("Usage: muster [-C CONF] COMMAND [ARG...]\n"
         "Runs a team's asynchronous work over plain mail.\n");
    for (size_t i = 0; i < N_COMMANDS; i++)
        printf("  %-10s %s\n", commands[i].name, commands[i].summary);
    puts("\n  -C CONF     the configuration [$MUSTER_CONF, " SYSCONFDIR "/muster/muster.conf]\n"
         "  --version   prints the version\n"
         "\n`muster COMMAND --help' says more, and so does man muster.\n"
         "\nExample:\n"
         "  muster init mysite --address=checkin@example.com\n"
         "  muster -C mysite/muster.conf check");
}

/* The main function of a command that is inside, or NULL. */
typedef void (*inside_main)(const char *conf, int argc, char **argv);
static inside_main command_inside(const char *name)
{
    if (strcmp(name, "deliver") == 0)
        return deliver_main;
    return strcmp(name, "submit") == 0 ? submit_main : NULL;
}

/* A mail server that calls `deliver' wrongly shall keep the mail and try again, and not bounce
 * it. */
static int usage(int argc, char **argv, const char *text)
{
    int code = FAILURE_USAGE;
    for (int i = 1; i < argc; i++)
        if (command_inside(argv[i]) != NULL)
            code = FAILURE_BUSY;
    fprintf(stderr, "muster: %s; see `muster --help'\n", text);
    return code;
}

static int unknown_command(int argc, char **argv, const char *name)
{
    const char *names[N_COMMANDS + 1] = {NULL};
    char text[256];
    for (size_t i = 0; i < N_COMMANDS; i++)
        names[i] = commands[i].name;
    const char *near = nearest_word(name, names);
    if (near != NULL)
        snprintf(text, sizeof text, "unknown command `%.64s'; did you mean `%s'?", name, near);
    else
        snprintf(text, sizeof text, "unknown command `%.64s'", name);
    return usage(argc, argv, text);
}

static bool is_command(const char *name)
{
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0)
            return true;
    return false;
}

/* Names CONF to the programs behind this door, wherever they look from. */
static bool export_conf(const char *conf)
{
    char path[PATH_OCTETS], here[PATH_OCTETS] = "";
    const char *between = *conf == '/' ? "" : "/";
    if (*conf != '/' && getcwd(here, sizeof here) == NULL)
        return false;
    int length = snprintf(path, sizeof path, "%s%s%s", here, between, conf);
    return length < PATH_OCTETS && setenv("MUSTER_CONF", path, 1) == 0;
}

/* The folder of the running program. */
static bool find_bin(char path_r[static PATH_OCTETS])
{
    ssize_t length = readlink("/proc/self/exe", path_r, PATH_OCTETS - 1);
    if (length <= 0)
        return false;
    path_r[length] = '\0';
    *strrchr(path_r, '/') = '\0';
    return true;
}

/* Becomes the program of a command. The build tree has it in ../libexec/muster, whatever configure
 * was told of the installed one. Comes back only when there is none. */
static void become(const char *name, char **argv)
{
    static const char *const folders[] = {LIBEXEC_FROM_BIN, "../libexec/muster"};
    static char program[64];
    char bin[PATH_OCTETS], path[2 * PATH_OCTETS];
    if (!find_bin(bin))
        return;
    snprintf(program, sizeof program, "muster-%s", name);
    argv[0] = program;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s/%s/%s", bin, folders[i], program);
        execv(path, argv);
        if (errno != ENOENT)
            return;
    }
}

static int run_command(const char *name, char **argv)
{
    become(name, argv);
    if (errno == ENOENT)
        fprintf(stderr,
                "muster: the program muster-%s is missing: install Muster again, or type "
                "`make' in a build tree\n",
                name);
    else
        fprintf(stderr, "muster: cannot start muster-%s: %s\n", name, strerror(errno));
    return FAILURE_CONFIG;
}

/* `muster help tick' is `muster tick --help'. */
static int help_command(int argc, char **argv, int at)
{
    static char option[] = "--help";
    if (at + 1 == argc) {
        print_help();
        return 0;
    }
    char *name = argv[at + 1], *arguments[] = {name, option, NULL};
    if (!is_command(name))
        return unknown_command(argc, argv, name);
    inside_main inside = command_inside(name);
    if (inside != NULL)
        inside(NULL, 2, arguments);
    return run_command(name, arguments);
}

int main(int argc, char **argv)
{
    const char *conf = NULL;
    int at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        const char *option = argv[at];
        if (strcmp(option, "--help") == 0 || strcmp(option, "-h") == 0) {
            print_help();
            return 0;
        }
        if (strcmp(option, "--version") == 0) {
            puts(PACKAGE_STRING);
            return 0;
        }
        if (strncmp(option, "-C", 2) != 0)
            return usage(argc, argv, "unknown option before the command");
        conf = option[2] != '\0' ? option + 2 : argv[++at];
        if (conf == NULL || *conf == '\0')
            return usage(argc, argv, "-C wants the path of a muster.conf");
    }
    if (at >= argc)
        return usage(argc, argv, "which command?");
    if (conf != NULL && !export_conf(conf))
        return usage(argc, argv, "-C: that path cannot be used");
    const char *name = argv[at];
    inside_main inside = command_inside(name);
    if (inside != NULL)
        inside(conf, argc - at, argv + at);
    if (strcmp(name, "help") == 0)
        return help_command(argc, argv, at);
    return is_command(name) ? run_command(name, argv + at) : unknown_command(argc, argv, name);
}
