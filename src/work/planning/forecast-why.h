/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/forecast-why.h - why nothing is asked of a person on a day */
#ifndef MUSTER_WORK_FORECAST_WHY_H
#define MUSTER_WORK_FORECAST_WHY_H

#include "work/planning/own-time.h"

/* In words: "holiday: Christmas Day", "no working day", "away". Caller frees. */
char *forecast_why(const struct own_time *own, int32_t day);

#endif
