/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/people/bounce-score.h - when mail that comes back is reason to stop sending: pure
 *
 * As Mailman does it: a day counts once however many mails it brought back, so that a bad day is
 * not the end; what lies long back is forgotten; and at the limit nothing is stopped, but a probe
 * goes out. Only a probe that comes back decides.
 */
#ifndef WORK_BOUNCE_SCORE_H
#define WORK_BOUNCE_SCORE_H

#include "muster/store/bounces.h"
#include "muster/work/reach.h"

enum {
    BOUNCE_LIMIT = 5 * BOUNCE_HARD, /* five days of hard bounces, or ten of soft ones */
    /* Longer without one, and it begins anew: two weeks, so that who gets one mail a week counts. */
    BOUNCE_STALE_DAYS = 14,
};

enum bounce_step { BOUNCE_STEP_NONE, BOUNCE_STEP_PROBE, BOUNCE_STEP_SUSPEND };

/* Counts one more in BOUNCES, on DAY, and says what is to be done. `why' is left to the caller. */
enum bounce_step bounce_score(struct bounces *bounces, enum bounce_weight weight, gboolean of_probe,
                              int32_t day);

/* The probe went out: the score begins anew. */
void bounce_score_probed(struct bounces *bounces);

#endif
