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
        {"welcomed", report->welcomed},   {"asked", report->asked},
        {"reminded", report->reminded},   {"closed", report->closed},
        {"skipped", report->skipped},     {"summarised", report->summarised},
        {"commented", report->commented}, {"receipts", report->receipts},
        {"told", report->told},           {"meetings", report->meetings},
        {"pulses", report->pulses},       {"offered", report->offered},
        {"probed", report->probed},       {"suspended", report->suspended},
        {"withheld", report->withheld},   {"erased", report->erased},
    };
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
        json_put_number(builder, counts[i].name, counts[i].count);
    json_builder_end_object(builder);
    command_print_json(builder);
}

static gboolean act(struct command *command, struct site *site, struct failure *failure)
{
    struct planning_report report;
    gboolean fine = planning_run(site, TICK_WAIT_MS, command->stop, &report, failure);
    if (command->json)
        report_print(&report);
    return fine;
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
        .act = act,
        .mode = STORE_WRITE,
    };
    return command_main(&command, argc, argv);
}
