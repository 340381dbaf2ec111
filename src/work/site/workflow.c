/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workflows: when they happen, and whom they ask. What they ask is form.c's. */
#include "work/site/workflow.h"

#include <string.h>

static gboolean reminders_understand(const struct workflow_config *config,
                                     struct schedule *schedule, struct failure *failure)
{
    for (guint i = 0; config->remind[i] != NULL; i++) {
        if (i == SCHEDULE_REMINDERS_MAX)
            return failure_set(failure, FAILURE_CONFIG, "more than %d reminders",
                               SCHEDULE_REMINDERS_MAX);
        if (!hour_rule_parse(config->remind[i], &schedule->remind[i], failure))
            return FALSE;
        schedule->n_reminders = i + 1;
    }
    return TRUE;
}

/* A weekly workflow comes on the days on which it has a question. */
static gboolean questions_understand(const struct workflow_config *config,
                                     struct schedule *schedule, struct failure *failure)
{
    guint8 asked = 0;
    for (gsize i = 0; i < config->n_questions; i++) {
        guint8 days = ALL_WEEKDAYS;
        if (config->questions[i].days[0] != '\0' &&
            !weekdays_parse(config->questions[i].days, &days, failure))
            return FALSE;
        asked |= days;
    }
    if (schedule->days.kind == DAYS_OF_WEEK)
        schedule->days.weekdays &= asked;
    return TRUE;
}

static gboolean days_understand(const struct workflow_config *config, struct schedule *schedule,
                                struct failure *failure)
{
    if (!days_rule_parse(config->days, &schedule->days, failure) ||
        !schedule_limits_parse(config->start, config->end, schedule, failure))
        return FALSE;
    schedule->if_off = days_rule_if_off(&schedule->days);
    return *config->if_off == '\0' || if_off_parse(config->if_off, &schedule->if_off, failure);
}

gboolean workflow_understand(const struct workflow_config *config, struct workflow *workflow_r,
                             struct failure *failure)
{
    struct schedule *schedule = &workflow_r->schedule;
    workflow_r->config = config;
    if (days_understand(config, schedule, failure) &&
        hour_rule_parse(config->ask, &schedule->ask, failure) &&
        hour_rule_parse(config->on_time, &schedule->on_time, failure) &&
        reminders_understand(config, schedule, failure) &&
        questions_understand(config, schedule, failure))
        return TRUE;
    return failure_in(failure, "%s: workflow %s", config->file, config->name);
}

gboolean workflow_asks(const struct workflow *workflow, const struct person *person)
{
    if (person->teams[0] == NULL)
        return FALSE;
    for (const char *const *who = workflow->config->audience; *who != NULL; who++)
        if (strcmp(*who, "everyone") == 0 || strcmp(*who, person->address) == 0 ||
            g_strv_contains((const char *const *)person->teams, *who))
            return TRUE;
    return FALSE;
}
