/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kinds.h - the kinds of workflow: what one must be able to say
 *
 * A new kind is a file with a `struct workflow_kind', a row in kinds.c and one in base/'s
 * config_kinds.c. What it does when its time comes is due work of its own (planning/planner.h).
 */
#ifndef WORK_KINDS_H
#define WORK_KINDS_H

#include "muster/work/site.h"

struct workflow_kind {
    const char *name; /* "check-in" */
    /* Reads the schedule. FAILURE_CONFIG names the word. */
    gboolean (*understand)(const struct workflow_config *config, struct schedule *schedule_r,
                           struct failure *failure);
    /* True when PERSON gets rounds of it; NULL: nobody ever does. */
    gboolean (*asks)(const struct workflow *workflow, const struct person *person);
    /* Adds to FAULTS what is wrong with its words. */
    void (*check)(const struct config *config, const struct workflow_config *workflow,
                  struct faults *faults);
    /* The same, of what only the store knows: whether there are such people. */
    void (*check_people)(struct site *site, const struct workflow_config *workflow,
                         struct faults *faults);
    /* What it asks PERSON on DAY, where that is another thing for each: a form for the caller to
     * free; NULL: nothing this time. Who does not answer is not missed. NULL: it asks all of them
     * its questions. */
    struct form *(*form)(const struct site *site, const struct person *person, const char *language,
                         int32_t day);
    /* Lets it come for everyone whom it reaches, by hand, where nobody gets rounds of it. *asked_r
     * is how many people that are. FALSE with FAILURE where that cannot be now. In the caller's
     * transaction. NULL: it is not run by hand. */
    gboolean (*run)(struct site *site, const struct workflow *workflow, guint *asked_r,
                    struct failure *failure);
    /* Where it is not run, or not rehearsed: why, and what to do instead; ends a sentence. NULL: it
     * is. */
    const char *instead_of_run, *instead_of_rehearsal;
};
extern const struct workflow_kind kind_check_in, kind_one_on_one, kind_goals, kind_pulse;

/* What the kinds share that ask an audience, at hours of each person's own day (check-in.c). */
gboolean asking_understand(const struct workflow_config *config, struct schedule *schedule_r,
                           struct failure *failure);
void asking_check(const struct config *config, const struct workflow_config *workflow,
                  struct faults *faults);

/* Never NULL: base has refused others. */
const struct workflow_kind *workflow_kind(const struct workflow_config *config);

#endif
