/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of workflow whose answers have no name. */
#include <string.h>

#include "work/pulse/pulse.h"
#include "work/site/kinds.h"
#include "work/site/word-checks.h"

/* Its days are the site's; who is away on one is asked on their next working day. */
static gboolean pulse_understand(const struct workflow_config *config, struct schedule *schedule,
                                 struct failure *failure)
{
    schedule->if_off = IF_OFF_NEXT;
    schedule->on_time = (struct hour_rule){.kind = HOUR_END_OF_DAY};
    return hour_rule_parse(config->ask, &schedule->ask, failure) &&
           days_rule_parse(config->days, &schedule->days, failure) &&
           schedule_limits_parse(config->start, config->end, schedule, failure);
}

/* A mailbox that keeps what was fetched keeps who wrote it. */
static void fetch_check(const struct config *config, const struct workflow_config *workflow,
                        struct faults *faults)
{
    for (size_t i = 0; i < config->n_fetches; i++) {
        const struct fetch_config *fetch = &config->fetches[i];
        if (strcmp(fetch->after, "delete") != 0)
            faults_add(faults, workflow->file, config_line(config, &workflow->kind),
                       "its answers would stay, with their senders, in the mailbox of fetch %s: "
                       "write after = \"delete\" there",
                       fetch->name);
    }
}

static void pulse_check(const struct config *config, const struct workflow_config *workflow,
                        struct faults *faults)
{
    const char *file = workflow->file;
    unsigned line = config_line(config, &workflow->kind);
    workflow_days_check(config, workflow, faults);
    hour_check(faults, file, config_line(config, &workflow->ask), workflow->ask);
    if (config->site.delimiter[0] == '\0')
        faults_add(faults, file, line,
                   "a pulse needs an address for each mail, and this site has no delimiter");
    fetch_check(config, workflow, faults);
}

const struct workflow_kind kind_pulse = {
    .name = "pulse",
    .understand = pulse_understand,
    .check = pulse_check,
    .check_people = audience_check,
    .run = pulse_run,
    .instead_of_rehearsal = "a pulse, whose mails hold an address that is good for one answer: "
                            "`muster workflow show NAME' shows what is asked",
};
