/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workflow.h - a workflow's words, understood */
#ifndef WORK_WORKFLOW_H
#define WORK_WORKFLOW_H

#include "muster/work/site.h"

enum { ALL_WEEKDAYS = 0x7f };

/* Reads the schedule that CONFIG describes. FAILURE_CONFIG names the file and the word. Borrows
 * CONFIG. */
gboolean workflow_understand(const struct workflow_config *config, struct workflow *workflow_r,
                             struct failure *failure);

#endif
