/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster try: one mail to an address and back. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/try-words.h"

enum { WAIT_SECONDS = 300, TRY_WOULD_NOT_BE_FILED = 1 };

static int wait_seconds = WAIT_SECONDS;
static const char *address;

static const GOptionEntry try_options[] = {
    {"wait", 0, 0, G_OPTION_ARG_INT, &wait_seconds, "wait so long for the answer [300]", "SECONDS"},
    G_OPTION_ENTRY_NULL,
};

/* A mail in doubt may come back as well. */
static gboolean send_and_tell(const struct command *command, struct trial *trial,
                              struct failure *failure)
{
    g_autoptr(GString) reply = g_string_new(NULL);
    enum verdict verdict = trial_send(trial, reply, failure);
    if (failure_is_set(failure))
        return FALSE;
    if (verdict != VERDICT_ACCEPTED && verdict != VERDICT_DOUBT)
        return failure_set(failure, FAILURE_BUSY, "the mail server does not take it (%s): %s",
                           verdict_word(verdict), reply->str);
    if (!command->json) {
        printf("sent to %s: %s\nwaiting for the answer, at most %d s\n", address, reply->str,
               wait_seconds);
        fflush(stdout);
    }
    return TRUE;
}

static void answer_tell(struct command *command, const struct trial_answer *answer)
{
    if (command->json)
        command_print_json(trial_json(address, answer));
    else
        trial_words_print(address, answer);
    command->code = trial_answer_is_good(answer) ? 0 : TRY_WOULD_NOT_BE_FILED;
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct trial_answer answer;
    struct trial *trial = trial_new(site, address, failure);
    if (trial == NULL)
        return FALSE;
    gboolean sent = send_and_tell(command, trial, failure);
    gboolean back = sent && trial_wait(trial, wait_seconds, command->stop, &answer, failure);
    trial_free(trial);
    if (back) {
        answer_tell(command, &answer);
        trial_answer_clear(&answer);
    } else if (sent && !command->json) {
        trial_hints_print(site);
    }
    return back;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments != 1 || !address_is_valid(arguments[0]))
        return command_usage(command, "which address? One, like ann@example.com");
    if (wait_seconds < 1)
        return command_usage(command, "--wait wants a number of seconds");
    address = arguments[0];
    return command_with_site(command, STORE_READ, act);
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "try",
        .summary =
            "Mails one question to ADDRESS by the site's own way out, waits for the answer, and\n"
            "says what of it survived. Nothing is filed. Exits 1 when an answer that comes back\n"
            "so would not be filed, 75 when none came.",
        .arguments = "ADDRESS",
        .example = "  muster try ann@example.com\n  muster try --wait=30 --json echo@example.com",
        .options = try_options,
        .acts = TRUE,
        .has_data = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
