/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workflows: when they happen, and whom they ask, as their kind says. What they ask is form.c's. */
#include "work/site/workflow.h"

#include <string.h>

#include "work/site/kinds.h"

gboolean workflow_understand(const struct workflow_config *config, struct workflow *workflow_r,
                             struct failure *failure)
{
    workflow_r->config = config;
    return workflow_kind(config)->understand(config, &workflow_r->schedule, failure) ||
           failure_in(failure, "%s: workflow %s", config->file, config->name);
}

gboolean workflow_asks(const struct workflow *workflow, const struct person *person)
{
    const struct workflow_kind *kind = workflow_kind(workflow->config);
    return kind->asks != NULL && kind->asks(workflow, person);
}

gboolean site_asks(const struct site *site, const struct person *person)
{
    for (guint i = 0; i < site->n_workflows; i++)
        if (workflow_asks(&site->workflows[i], person))
            return TRUE;
    return FALSE;
}

gboolean workflow_asks_each(const struct workflow *workflow)
{
    return workflow_kind(workflow->config)->form != NULL;
}

struct form *workflow_form_each(const struct site *site, const struct workflow *workflow,
                                const struct person *person, int32_t day)
{
    return workflow_kind(workflow->config)->form(site, person, site_language_of(site, person), day);
}

gboolean workflow_reaches(const struct workflow *workflow, const struct person *person)
{
    if (person->teams[0] == NULL)
        return FALSE;
    for (const char *const *who = workflow->config->audience; *who != NULL; who++)
        if (strcmp(*who, "everyone") == 0 || strcmp(*who, person->address) == 0 ||
            g_strv_contains((const char *const *)person->teams, *who))
            return TRUE;
    return FALSE;
}
