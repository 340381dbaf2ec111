/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/clock-back.h - what a clock that was far ahead has left behind
 *
 * A machine that believed for an hour to be in next year has planned everyone for then. When its
 * clock is right again, nobody would be asked for a year: so it is remembered when plans were
 * made, and a tick that comes long before that plans everyone anew. Rounds and mails that the
 * wrong clock made stay.
 */
#ifndef MUSTER_WORK_CLOCK_BACK_H
#define MUSTER_WORK_CLOCK_BACK_H

#include "work/planning/planner.h"

/* Remembers that plans were made now. In the caller's transaction. */
void clock_note(struct planner *planner);
/* Has everyone planned anew when the clock went back by more than a day since. */
gboolean clock_check(struct planner *planner, struct failure *failure);

#endif
