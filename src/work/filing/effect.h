/* SPDX-License-Identifier: GPL-3.0-or-later */
/* effect.h - writes what a mail does to one round: its entry, its state, and what was planned for
 * it */
#ifndef WORK_EFFECT_H
#define WORK_EFFECT_H

#include "work/filing/settlement.h"

/* MAIL is the row of the received mail, which is PERSON's; TOLD: an earlier effect of it is an
 * answer where it belongs, whose receipt tells of this one too. In the caller's transaction. */
void effect_write(struct filer *filer, const struct arrival *arrival, const struct person *person,
                  const struct effect *effect, gint64 mail, gboolean told);

#endif
