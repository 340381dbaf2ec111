/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of time that every kind of workflow has. */
#include "work/site/word-checks.h"

void fault_take(struct faults *faults, const char *file, unsigned line,
                const struct failure *failure)
{
    if (failure_is_set(failure))
        faults_add(faults, file, line, "%s", failure->text);
}

void hour_check(struct faults *faults, const char *file, unsigned line, const char *text)
{
    struct failure failure = {0};
    struct hour_rule rule;
    hour_rule_parse(text, &rule, &failure);
    fault_take(faults, file, line, &failure);
}

static void days_check(struct faults *faults, const char *file, unsigned line, const char *text)
{
    struct failure failure = {0};
    struct days_rule rule;
    days_rule_parse(text, &rule, &failure);
    fault_take(faults, file, line, &failure);
}

static void limits_check(const struct config *config, const struct workflow_config *workflow,
                         struct faults *faults)
{
    struct failure failure = {0};
    struct schedule schedule;
    unsigned line = config_line(config, &workflow->end);
    schedule_limits_parse(workflow->start, workflow->end, &schedule, &failure);
    fault_take(faults, workflow->file, line != 0 ? line : config_line(config, &workflow->start),
               &failure);
}

void workflow_days_check(const struct config *config, const struct workflow_config *workflow,
                         struct faults *faults)
{
    days_check(faults, workflow->file, config_line(config, &workflow->days), workflow->days);
    limits_check(config, workflow, faults);
}

void audience_check(struct site *site, const struct workflow_config *workflow,
                    struct faults *faults)
{
    g_auto(GStrv) teams = teams_all(site->store);
    for (gsize i = 0; workflow->audience[i] != NULL; i++) {
        const char *who = workflow->audience[i];
        if (strcmp(who, "everyone") == 0 || g_strv_contains((const char *const *)teams, who))
            continue;
        struct person *person =
            strchr(who, '@') != NULL ? person_by_address(site->store, who) : NULL;
        if (person == NULL && teams[0] != NULL) {
            const char *near = nearest_word(who, (const char *const *)teams);
            faults_add(faults, workflow->file, config_line(site->config, &workflow->audience),
                       near != NULL
                           ? "nobody is called `%s'; did you mean `%s'?"
                           : "nobody is called `%s': write \"everyone\", a team or an address%s",
                       who, near != NULL ? near : "");
        }
        person_free(person);
    }
}
