/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster send: hands the mails of the outbox to the mail server. */
#include "cmd/command.h"

enum { SEND_WAIT_MS = 3000 };

static gboolean at_once;

static const GOptionEntry send_options[] = {
    {"at-once", 0, 0, G_OPTION_ARG_NONE, &at_once,
     "Try a mail server again that has refused us, or was away, a moment ago", NULL},
    G_OPTION_ENTRY_NULL,
};

static void report_print(const struct sending_report *report)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    json_put_number(builder, "sent", report->sent);
    json_put_number(builder, "retried", report->retried);
    json_put_number(builder, "failed", report->failed);
    json_put_number(builder, "doubtful", report->doubtful);
    json_put_boolean(builder, "halted", report->halted);
    json_builder_end_object(builder);
    command_print_json(builder);
}

/* A relay that defers or is away is its own business; one that refuses us as a whole needs the owner, who is told once:
 * cron would mail it at every try. */
static gboolean refusal_tell(struct command *command, const struct sending_report *report,
                             struct failure *failure)
{
    command->code = FAILURE_BUSY;
    return !report->halt_is_new ||
           failure_set(failure, FAILURE_BUSY,
                       "the mail server refuses us as a whole; `muster status' shows its words");
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct sending_options options = {
        .wait_ms = SEND_WAIT_MS, .at_once = at_once, .stop = command->stop};
    struct sending_report report;
    gboolean fine = sending_run(site, &options, &report, failure);
    if (command->json)
        report_print(&report);
    return fine && (!report.needs_owner || refusal_tell(command, &report, failure));
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "send",
        .summary = "Hands the mails of the outbox to the mail server.",
        .example = "  muster send --json\n  muster send --at-once",
        .options = send_options,
        .acts = TRUE,
        .has_data = TRUE,
        .act = act,
        .mode = STORE_WRITE,
    };
    return command_main(&command, argc, argv);
}
