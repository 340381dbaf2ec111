/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster check: all faults at once, FILE:LINE first, as editors and people like them. */
#include <stdio.h>

#include "cmd/command.h"
#include "muster/work/checking.h"

static void fault_print(const struct command *command, const struct fault *fault)
{
    if (!command->json) {
        if (fault->line > 0)
            fprintf(stderr, "%s:%u: %s\n", fault->file, fault->line, fault->text);
        else
            fprintf(stderr, "%s: %s\n", fault->file, fault->text);
        return;
    }
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_put_text(json, "file", fault->file);
    json_put_number(json, "line", fault->line);
    json_put_text(json, "fault", fault->text);
    json_builder_end_object(json);
    command_print_json(json);
}

static int run(struct command *command, int n_arguments, char **arguments)
{
    (void)n_arguments, (void)arguments;
    struct faults faults = {0};
    int code = (int)site_check(config_path(NULL), &faults);
    for (size_t i = 0; i < faults.count; i++)
        fault_print(command, &faults.list[i]);
    if (!command->json)
        printf(faults.count > 0 ? "%zu to mend\n" : "all is well\n", faults.count);
    faults_clear(&faults);
    return code;
}

int main(int argc, char **argv)
{
    struct command command = {
        .name = "check",
        .summary = "Looks at everything a mistake can be in, and says all faults at once.\n"
                   "Changes nothing. Exits 78 when there is something to mend.",
        .example = "  muster check",
        .has_data = TRUE,
        .run = run,
    };
    return command_main(&command, argc, argv);
}
