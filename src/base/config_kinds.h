/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which settings belong to which kind of workflow. */
#ifndef MUSTER_SRC_BASE_CONFIG_KINDS_H
#define MUSTER_SRC_BASE_CONFIG_KINDS_H

#include "config_bind.h"

/* Adds to FAULTS what WORKFLOW lacks, and what it has that is of another kind. */
void config_kind(const struct config_house *house, struct workflow_config *workflow,
                 struct faults *faults);

#endif
