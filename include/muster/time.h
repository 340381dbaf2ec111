/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time.h - the time wing: when things are due for people; pure
 *
 *  calendar.h  days, zones, hours and weekdays
 *  days-off.h  holidays and absences
 *  rhythm.h    how one person's time runs
 *  schedule.h  on which days and at which hours a workflow comes to a person
 *  turn.h      what is to be done now about what was planned
 *  calm.h      how many mails a day may bring
 *  ical.h      days off out of iCalendar files
 */
#ifndef MUSTER_TIME_H
#define MUSTER_TIME_H

#include "muster/time/calendar.h"
#include "muster/time/calm.h"
#include "muster/time/days-off.h"
#include "muster/time/ical.h"
#include "muster/time/rhythm.h"
#include "muster/time/schedule.h"
#include "muster/time/turn.h"

#endif
