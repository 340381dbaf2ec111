/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the settings of questions must be to each other: what one setting alone cannot be asked. */
#ifndef MUSTER_SRC_BASE_CONFIG_QUESTIONS_H
#define MUSTER_SRC_BASE_CONFIG_QUESTIONS_H

#include "config_bind.h"

/* Adds the faults of QUESTIONS, those of WORKFLOW, to FAULTS; gives them their names, and says which
 * plan a list called `done` recalls when its owner did not. */
void config_questions(struct config_house *house, const struct workflow_config *workflow,
                      struct question_config *questions, struct faults *faults);

#endif
