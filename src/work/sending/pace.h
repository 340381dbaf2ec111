/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pace.h - `rate': at most so many mails a minute, over all connections and runs */
#ifndef MUSTER_WORK_PACE_H
#define MUSTER_WORK_PACE_H

#include "muster/base/config.h"
#include "muster/store/store.h"

struct pace {
    int rate;    /* mails a minute; 0: no limit */
    gint64 next; /* instant: no mail earlier */
};

/* As the run before this one left it. */
void pace_read(struct store *store, const struct send_config *config, gint64 now,
               struct pace *pace_r);
/* How long the next mail has to wait; 0: not at all. */
gint64 pace_wait(const struct pace *pace, gint64 now);
/* A mail is on its way. */
void pace_count(struct pace *pace, gint64 now);
/* For the next run; within a transaction. */
void pace_write(const struct pace *pace, struct store *store);

#endif
