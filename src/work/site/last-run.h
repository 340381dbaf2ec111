/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/site/last-run.h - how the last run of a step ended, remembered in the store
 *
 * So that `muster status' can tell the owner what else only cron's mail and the log would say.
 */
#ifndef MUSTER_WORK_LAST_RUN_H
#define MUSTER_WORK_LAST_RUN_H

#include "muster/store/store.h"

/* Notes that STEP ("file", "tick", "send") ended well (FAILURE is NULL) or not, in a transaction of
 * its own, and writes only what changes. Best effort: a store that cannot be written is trouble
 * that `status' meets itself. */
void last_run_note(struct store *store, const char *step, const struct failure *failure);

/* The words of STEP's last failure; NULL when its last run ended well. Caller frees. */
char *last_run_failure(struct store *store, const char *step);

/* The words of STEP's last failure since this was last asked, whatever came after it; NULL when there
 * was none. In the caller's transaction. Caller frees. */
char *last_run_take_untold(struct store *store, const char *step);

#endif
