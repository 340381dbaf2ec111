/* SPDX-License-Identifier: GPL-3.0-or-later */
/* again.h - "same": an answer that is the one of the time before
 */
#ifndef WORK_AGAIN_H
#define WORK_AGAIN_H

#include "work/filing/asking.h"
#include "work/filing/merge.h"

enum { SAME_DAYS = 35 }; /* "same" is the last answer within these */

/* Whether some answer of CONTRIBUTION is "same". */
gboolean again_is_said(const struct contribution *contribution);

/* CONTRIBUTION to ROUND, which asks FORM (NULL when the store has failed), with what was last
 * answered to the question in the place of each "same"; where nothing was, the word stays. Caller
 * frees. */
struct contribution *again_fill(struct recogniser *recogniser, const struct round *round,
                                const struct form *form, const struct contribution *contribution);

#endif
