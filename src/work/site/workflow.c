/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workflows: when they happen, and whom they ask, as their kind says. What they ask is form.c's. */
#include "work/site/workflow.h"

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

gboolean workflow_asks_each(const struct workflow *workflow)
{
    return workflow_kind(workflow->config)->form != NULL;
}

struct form *workflow_form_each(const struct site *site, const struct workflow *workflow,
                                const struct person *person, int32_t day)
{
    return workflow_kind(workflow->config)->form(site, person, site_language_of(site, person), day);
}
