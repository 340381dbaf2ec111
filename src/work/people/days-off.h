/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/people/days-off.h - the days on which a person is not asked, from the store: holidays of the site,
 * of their teams and of their own, and absences
 */
#ifndef MUSTER_WORK_DAYS_OFF_H
#define MUSTER_WORK_DAYS_OFF_H

#include "work/planning/planner.h"

/* Absences that matter now. struct absence; caller unrefs. */
GPtrArray *person_absences(const struct planner *planner, gint64 person);
/* Ids of the calendars that count for PERSON, gint64; caller unrefs. */
GArray *person_calendars(struct planner *planner, const struct person *person);

/* Adds words to NAME that are the same for the same days. */
void days_off_name(const GPtrArray *absences, const GArray *calendars, GString *name);
/* The days themselves; NULL when there are none. Caller frees with days_off_free(). */
struct days_off *days_off_gather(struct planner *planner, const GPtrArray *absences,
                                 const GArray *calendars);

/* The site's calendars by whom they count for, and their days, once read. */
struct calendar_shelf;
struct calendar_shelf *calendar_shelf_new(void);
void calendar_shelf_free(struct calendar_shelf *shelf);

#endif
