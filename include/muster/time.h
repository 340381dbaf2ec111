/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time.h - the time wing: zones, days, hours and schedules; pure
 *
 *  calendar.h  days, zones, hours and weekdays
 *  schedule.h  when something is due for a person
 */
#ifndef MUSTER_TIME_H
#define MUSTER_TIME_H

#include "muster/time/calendar.h"
#include "muster/time/schedule.h"

#endif
