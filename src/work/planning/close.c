/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "close": the on-time end of a round.
 *
 * Promises: a round that nobody answered by its end is missed. The end is the one that its question named, whatever
 * changed since.
 */
#include "work/planning/planner.h"
#include "work/site/workflow.h"

/* Who leaves a question open that was for them alone has skipped it: it comes again. */
static gboolean is_missed(const struct site *site, const struct round *round)
{
    const struct workflow *workflow = site_workflow(site, round->workflow);
    return workflow == NULL || !workflow_asks_each(workflow);
}

gboolean close_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    (void)failure;
    struct store *store = planner->site->store;
    struct round *round = round_get(store, due->round);
    if (round != NULL && round->state == ROUND_OPEN) {
        if (round->on_time > planner->site->now) {
            planner_due_set(planner, due, round->day, round->on_time);
        } else {
            gboolean missed = is_missed(planner->site, round);
            round_set_state(store, round->id, missed ? ROUND_MISSED : ROUND_SKIPPED,
                            missed ? NULL : "person");
            outbox_cancel_round(store, round->id, NULL);
            planner->report->closed++;
            if (missed)
                silence_note(planner, round->person);
        }
    }
    round_free(round);
    return TRUE;
}
