/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster send: hands the mails of the outbox to the mail server. */
#include "cmd/command.h"

enum { SEND_WAIT_MS = 3000 };

static void report_print(const struct sending_report *report)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    command_json_number(builder, "sent", report->sent);
    command_json_number(builder, "retried", report->retried);
    command_json_number(builder, "failed", report->failed);
    command_json_number(builder, "doubtful", report->doubtful);
    json_builder_set_member_name(builder, "halted");
    json_builder_add_boolean_value(builder, report->halted);
    json_builder_end_object(builder);
    command_print_json(builder);
}

/* A relay that defers is its own business; one that refuses us as a whole needs the owner, who is told once: cron would
 * mail it every minute. */
static gboolean halt_tell(struct command *command, const struct sending_report *report,
                          struct failure *failure)
{
    command->code = FAILURE_BUSY;
    return !report->halt_is_new ||
           failure_set(failure, FAILURE_BUSY,
                       "the mail server refuses us as a whole; `muster status' shows its words");
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct sending_report report;
    gboolean fine = sending_run(site, SEND_WAIT_MS, command->stop, &report, failure);
    if (command->json)
        report_print(&report);
    return fine && (!report.halted || halt_tell(command, &report, failure));
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "send",
        .summary = "Hands the mails of the outbox to the mail server.",
        .example = "  muster send --json",
        .acts = TRUE,
        .has_data = TRUE,
        .act = act,
        .mode = STORE_WRITE,
    };
    return command_main(&command, argc, argv);
}
