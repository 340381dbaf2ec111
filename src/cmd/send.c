/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster send: hands the mails of the outbox to the mail server. */
#include "cmd/command.h"

enum { SEND_WAIT_MS = 3000 };

static void report_print(const struct sending_report *report)
{
    const struct {
        const char *name;
        guint count;
    } counts[] = {
        {"sent", report->sent},
        {"retried", report->retried},
        {"failed", report->failed},
        {"doubtful", report->doubtful},
    };
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
        json_builder_set_member_name(builder, counts[i].name);
        json_builder_add_int_value(builder, counts[i].count);
    }
    json_builder_set_member_name(builder, "halted");
    json_builder_add_boolean_value(builder, report->halted);
    json_builder_end_object(builder);
    command_print_json(builder);
}

/* A relay that defers is its own business; one that refuses us as a whole needs the owner, who is told once: cron would
 * mail it every minute. */
static int halted(const struct command *command, const struct sending_report *report)
{
    struct failure failure = {0};
    failure_set(&failure, FAILURE_BUSY,
                "the mail server refuses us as a whole; `muster status' shows its words");
    return report->halt_is_new ? command_fail(command, &failure) : (int)failure.kind;
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    if (n_arguments > 0)
        return command_usage(command, "`%s' is not understood", arguments[0]);
    int code = 0;
    struct site *site = command_site(command, STORE_WRITE, &code);
    if (site == NULL)
        return code;
    struct failure failure = {0};
    struct sending_report report;
    if (!sending_run(site, SEND_WAIT_MS, command->stop, &report, &failure))
        code = command_fail(command, &failure);
    else if (report.halted)
        code = halted(command, &report);
    if (command->json)
        report_print(&report);
    site_close(site);
    return code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "send",
        .summary = "Hands the mails of the outbox to the mail server.",
        .example = "  muster send --json",
        .acts = TRUE,
        .has_data = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
