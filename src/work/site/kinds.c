/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the kinds of workflow. */
#include "work/site/kinds.h"

#include <string.h>

static const struct workflow_kind *const kinds[] = {&kind_check_in, &kind_one_on_one, &kind_goals};

const struct workflow_kind *workflow_kind(const struct workflow_config *config)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i]->name, config->kind) == 0)
            return kinds[i];
    return kinds[0];
}
