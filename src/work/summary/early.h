/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/summary/early.h - summaries for who likes them as soon as everyone has answered */
#ifndef MUSTER_WORK_EARLY_H
#define MUSTER_WORK_EARLY_H

#include "muster/work/site.h"

/* Something of TEAMS came in: readers who like it early may have all of it now. In the caller's transaction. */
void early_expect(struct site *site, char **teams);

#endif
