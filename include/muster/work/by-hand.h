/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/by-hand.h - a workflow that somebody runs now, whatever its days say
 */
#ifndef MUSTER_WORK_BY_HAND_H
#define MUSTER_WORK_BY_HAND_H

#include "muster/work/site.h"

/* PERSON shall be asked WORKFLOW now, or when their hours begin next; tick does it. FALSE, and
 * nothing happens, for who is not active or not asked by it. In the caller's transaction. */
gboolean workflow_run_for(struct site *site, const struct workflow *workflow,
                          const struct person *person);

/* The same for everyone whom it asks, or, where PERSON is not NULL, for them alone. *asked_r is how
 * many people that are. A pulse opens today, for everybody at once: FALSE with FAILURE where it is
 * open, or for one person; so for a kind that comes on its own days only. In the caller's
 * transaction. */
gboolean workflow_run(struct site *site, const struct workflow *workflow,
                      const struct person *person, guint *asked_r, struct failure *failure);

/* How many of PEOPLE (struct person) WORKFLOW asks when it comes, as they are now. */
guint workflow_count_asked(const struct workflow *workflow, const GPtrArray *people);

/* FALSE, with what to do instead, for a workflow whose mails cannot be shown to somebody else. */
gboolean workflow_can_rehearse(const struct workflow *workflow, struct failure *failure);

/* Writes the mail that PERSON would get of WORKFLOW now, and sends it to ADDRESS alone. Nothing is
 * opened: it cannot be answered. In the caller's transaction. */
gboolean workflow_rehearse(struct site *site, const struct workflow *workflow,
                           const struct person *person, const char *address,
                           struct failure *failure);

#endif
