/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which day of a person a round comes to lie. Private to the time wing. */
#ifndef TIME_PLACING_H
#define TIME_PLACING_H

#include "muster/time/schedule.h"

struct place {
    int32_t day;
    gboolean away; /* the person is absent on it */
};

/* The first place of a round on DAY or later. FALSE when there is none. */
gboolean place_next(const struct schedule *schedule, const struct rhythm *rhythm, int32_t day,
                    struct place *place_r);

#endif
