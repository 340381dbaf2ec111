/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word-checks.h - what a configuration's words of time mean, as faults */
#ifndef WORK_WORD_CHECKS_H
#define WORK_WORD_CHECKS_H

#include "muster/work/site.h"

/* Adds what FAILURE says, if it says anything. */
void fault_take(struct faults *faults, const char *file, unsigned line,
                const struct failure *failure);

/* "09:00", "begin-of-day". */
void hour_check(struct faults *faults, const char *file, unsigned line, const char *text);

/* The days of WORKFLOW, and from when to when. */
void workflow_days_check(const struct config *config, const struct workflow_config *workflow,
                         struct faults *faults);

/* Whether there are the teams and people of WORKFLOW's audience: a team nobody is in is most likely
 * a slip of the pen. */
void audience_check(struct site *site, const struct workflow_config *workflow,
                    struct faults *faults);

#endif
