/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every program behind the front door does the same way.
 *
 * Promises: data on stdout, complaints on stderr as "muster NAME: ...", exit codes of PRODUCT 2.1. The only room that
 * prints, reads the clock and catches signals.
 */
#include "cmd/command.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    AHEAD_HOURS = 1
}; /* --now further ahead than this wants --force where real people get mail */

static volatile int stop_requested;

static void stop_note(int signal_number)
{
    (void)signal_number;
    stop_requested = 1;
}

/* No SA_RESTART: whoever waits in a system call shall see the stop. */
static void signals_catch(void)
{
    struct sigaction stop = {.sa_handler = stop_note};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGINT, &stop, NULL);
    sigaction(SIGHUP, &stop, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGCHLD, &usual, NULL); /* who was born deaf to it never learns how a child ended */
}

int command_fail(const struct command *command, const struct failure *failure)
{
    fprintf(stderr, "muster %s: %s\n", command->name, failure->text);
    return failure->kind == FAILURE_NONE ? FAILURE_BUSY : (int)failure->kind;
}

int command_usage(const struct command *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "muster %s: %s; see `muster %s --help'\n", command->name, text, command->name);
    return FAILURE_USAGE;
}

/* The options that commands share, by what the command says of itself. Those that do not act take --now as well, as they
 * take MUSTER_NOW: one line of a script fits all; it changes nothing there, so their help does not speak of it. */
static void options_add_common(GOptionContext *context, struct command *command, char **now)
{
    const GOptionEntry time[] = {
        {"now", 0, command->acts ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, now,
         "act as if it were TIME (ISO 8601 with offset)", "TIME"},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry acts[] = {
        {"force", 0, 0, G_OPTION_ARG_NONE, &command->force,
         "allow a TIME far ahead of the clock although real people get mail", NULL},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry data[] = {
        {"json", 0, 0, G_OPTION_ARG_NONE, &command->json, "one JSON object a line", NULL},
        G_OPTION_ENTRY_NULL,
    };
    g_option_context_add_main_entries(context, time, NULL);
    if (command->acts)
        g_option_context_add_main_entries(context, acts, NULL);
    if (command->has_data)
        g_option_context_add_main_entries(context, data, NULL);
    if (command->options != NULL)
        g_option_context_add_main_entries(context, command->options, NULL);
    if (command->more_options != NULL)
        g_option_context_add_main_entries(context, command->more_options, NULL);
}

static bool now_decide(struct command *command, const char *text, struct failure *failure)
{
    if (!instant_now(text, &command->now, failure))
        return false;
    if (text != NULL)
        g_setenv("MUSTER_NOW", text, TRUE); /* for the programs that this one starts */
    return true;
}

int command_main(struct command *command, int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    g_autofree char *program = g_strdup_printf("muster %s", command->name);
    g_set_prgname(program);
    g_autoptr(GOptionContext) context = g_option_context_new(command->arguments);
    g_autofree char *now = NULL;
    options_add_common(context, command, &now);
    g_option_context_set_summary(context, command->summary);
    g_autofree char *example =
        g_strdup_printf("Example:\n%s\n\nManual: man muster-%s", command->example, command->name);
    g_option_context_set_description(context, example);

    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse(context, &argc, &argv, &error))
        return command_usage(command, "%s", error->message);
    if (command->arguments == NULL && argc > 1)
        return command_usage(command, "`%s' is not understood", argv[1]);
    struct failure failure = {0};
    if (!now_decide(command, now, &failure))
        return command_usage(command, "%s", failure.text);
    command->stop = &stop_requested;
    signals_catch();
    g_autofree char *tag = g_strconcat("muster/", command->name, NULL);
    log_open(tag, LOG_ABOUT_TROUBLE);

    int code = command->act != NULL ? command_with_site(command, command->mode, command->act)
                                    : command->run(command, argc - 1, argv + 1);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "muster %s: cannot write the output\n", command->name);
        return code != 0 ? code : FAILURE_BUSY;
    }
    return code;
}

/* A slip in --now must not mail real people a day early. */
static bool now_is_allowed(const struct command *command, struct site *site,
                           struct failure *failure)
{
    if (!command->acts || command->force ||
        command->now <= instant_clock() + AHEAD_HOURS * INSTANT_HOUR)
        return true;
    g_autofree char *sent_by = store_fact_get(site->store, "sent-by");
    if (sent_by == NULL)
        return true;
    return failure_set(
        failure, FAILURE_USAGE,
        "the time is more than an hour ahead of the clock, and this site has sent mail by %s; "
        "add --force if you mean it",
        sent_by);
}

int command_with_site(struct command *command, enum store_mode mode, command_act act)
{
    struct failure failure = {0};
    struct site *site = site_open(NULL, mode, command->now, &failure);
    gboolean fine = site != NULL &&
                    (mode == STORE_READ || now_is_allowed(command, site, &failure)) &&
                    act(command, site, &failure);
    site_close(site);
    return fine ? command->code : command_fail(command, &failure);
}

gboolean command_unknown(const char *what, const char *name, const char *const *known,
                         struct failure *failure)
{
    const char *nearest = nearest_word(name, known);
    return failure_set(failure, FAILURE_USAGE, "there is no %s `%s'%s%s%s", what, name,
                       nearest != NULL ? "; did you mean `" : "", nearest != NULL ? nearest : "",
                       nearest != NULL ? "'?" : "");
}

void command_print_json(JsonBuilder *builder)
{
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *line = json_to_string(root, FALSE);
    puts(line);
    g_object_unref(builder);
}
