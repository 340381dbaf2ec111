/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the settings of questions must be to each other: what one setting alone cannot be asked. */
#ifndef MUSTER_SRC_BASE_CONFIG_QUESTIONS_H
#define MUSTER_SRC_BASE_CONFIG_QUESTIONS_H

#include "config_bind.h"

/* Adds the faults of the QUESTIONS of one workflow, which stands in FILE, to FAULTS, and says which
 * plan a list called `done` recalls when its owner did not. */
void config_questions(const struct config_house *house, const char *file,
                      struct question_config *questions, size_t n_questions, struct faults *faults);

#endif
