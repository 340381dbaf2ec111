/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/queue-log.h - what a tick did, for the log */
#ifndef MUSTER_WORK_QUEUE_LOG_H
#define MUSTER_WORK_QUEUE_LOG_H

#include "muster/work/token.h"
#include "work/planning/draft.h"

/* DRAFT was queued under KEY, in a transaction that is not committed yet. */
void queue_log_note(struct planner *planner, const struct draft *draft, const char *key);
/* The transaction was committed, or rolled back. */
void queue_log_tell(struct planner *planner);
void queue_log_forget(struct planner *planner);

/* What a whole tick did beside mails; nothing when that was nothing. */
void ticked_log(const struct planning_report *report);

#endif
