/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/ask.h - asking one person, whoever decided that it is time */
#ifndef MUSTER_WORK_ASK_H
#define MUSTER_WORK_ASK_H

#include "work/planning/own-time.h"

/* What PLANNER asks the person of OWN, at the occasion of WORKFLOW that has come. */
struct asking {
    struct planner *planner;
    const struct own_time *own;
    const struct workflow *workflow;
    const struct occasion *occasion;
    int ordinal; /* of the round: 0 unless the workflow was asked that day before */
};

/* Opens the round and mails it, with what other workflows ask within the hour. Nothing to do when the
 * round exists. FALSE as in planner.h. */
gboolean ask_now(const struct asking *asking, struct failure *failure);
/* Records the round, of which nobody is asked. */
void ask_record(const struct asking *asking, enum round_state state, const char *why);

#endif
