/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster tick: does what is due, and writes the mails of it to the outbox. */
#include "cmd/command.h"

enum { TICK_WAIT_MS = 3000 };

static void report_print(const struct planning_report *report)
{
    const struct {
        const char *name;
        guint count;
    } counts[] = {
        {"welcomed", report->welcomed}, {"asked", report->asked},
        {"reminded", report->reminded}, {"closed", report->closed},
        {"skipped", report->skipped},   {"summarised", report->summarised},
        {"erased", report->erased},
    };
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
        json_builder_set_member_name(builder, counts[i].name);
        json_builder_add_int_value(builder, counts[i].count);
    }
    json_builder_end_object(builder);
    command_print_json(builder);
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
    struct planning_report report;
    if (!planning_run(site, TICK_WAIT_MS, command->stop, &report, &failure))
        code = command_fail(command, &failure);
    if (command->json)
        report_print(&report);
    site_close(site);
    return code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "tick",
        .summary = "Does what is due: welcomes, asks, reminds, closes, summarises, erases.\n"
                   "Mails are written to the outbox; `muster send' hands them over.",
        .example = "  muster tick --json --now=2026-11-23T09:00:00+01:00",
        .acts = TRUE,
        .has_data = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
