/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores over days. */
#include "work/people/bounce-score.h"

/* The probe that came back may be an old one, of before the person was heard of: then nothing is
 * known to be out, and it counts as any other mail. */
enum bounce_step bounce_score(struct bounces *bounces, enum bounce_weight weight, gboolean of_probe,
                              int32_t day)
{
    if (of_probe && bounces->stage != BOUNCES_COUNTED) {
        bounces->stage = BOUNCES_FAILED;
        return BOUNCE_STEP_SUSPEND;
    }
    if (day <= bounces->day)
        return BOUNCE_STEP_NONE;
    if ((gint64)day - bounces->day > BOUNCE_STALE_DAYS)
        bounces->score = 0;
    bounces->score += (int)weight;
    bounces->day = day;
    return bounces->score >= BOUNCE_LIMIT ? BOUNCE_STEP_PROBE : BOUNCE_STEP_NONE;
}

void bounce_score_probed(struct bounces *bounces)
{
    bounces->score = 0;
    bounces->stage = BOUNCES_PROBED;
}
