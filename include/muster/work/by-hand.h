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

/* Writes the mail that PERSON would get of WORKFLOW now, and sends it to ADDRESS alone. Nothing is
 * opened: it cannot be answered. In the caller's transaction. */
gboolean workflow_rehearse(struct site *site, const struct workflow *workflow,
                           const struct person *person, const char *address,
                           struct failure *failure);

#endif
