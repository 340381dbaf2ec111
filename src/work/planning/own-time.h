/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/own-time.h - when a person is asked: the workflow's rule, as this person's days and choices
 * make it
 *
 * The one door to the decision: whoever asks, reminds, refreshes or foretells comes through here.
 */
#ifndef MUSTER_WORK_OWN_TIME_H
#define MUSTER_WORK_OWN_TIME_H

#include "work/planning/planner.h"

/* Borrows all; lives as long as the planner. */
struct own_time {
    const struct planner *planner;
    const struct person *person;
    const struct rhythm *rhythm;
    const struct schedule *schedules; /* in the order of the site's workflows, as chosen */
};

/* How the time of PERSON runs. */
struct own_time own_time_of(struct planner *planner, const struct person *person);

/* The schedule of WORKFLOW as the person chose it. */
const struct schedule *own_time_schedule(const struct own_time *own,
                                         const struct workflow *workflow);

/* The first occasion of WORKFLOW for the person on DAY or later, never before their first day.
 * FALSE when there is none to come, or the workflow is paused. */
gboolean own_time_next(const struct own_time *own, const struct workflow *workflow, int32_t day,
                       struct occasion *occasion_r);
/* That of another workflow, if it goes out in the mail of FIRST: it comes within the hour, or the
 * day has no other mail for it. */
gboolean own_time_joins(const struct own_time *own, const struct workflow *workflow,
                        const struct occasion *first, struct occasion *occasion_r);
/* How many mails a day may bring is time/calm.h's. True when what is asked at OTHER goes out with
 * what is asked at LEAD; and when a reminder planned for AT may be sent. */
gboolean own_time_asks_together(const struct own_time *own, gint64 lead, gint64 other);
gboolean own_time_reminds(const struct own_time *own, gint64 at);
/* True when the day of AT may bring a mail beside what asks, its summary, and BESIDES others. */
gboolean own_time_has_room(const struct own_time *own, gint64 at, guint besides);

/* An occasion by hand at INSTANT, of the day that it is then: reminders and end as WORKFLOW has
 * them. FALSE when the person does not work then. */
gboolean own_time_by_hand(const struct own_time *own, const struct workflow *workflow,
                          gint64 instant, struct occasion *occasion_r);
/* The one from which ROUND came, as the person's time runs now. FALSE when there is none that day
 * any more. */
gboolean own_time_of_round(const struct own_time *own, const struct workflow *workflow,
                           const struct round *round, struct occasion *occasion_r);
/* The one of DAY itself. */
gboolean own_time_on(const struct own_time *own, const struct workflow *workflow, int32_t day,
                     struct occasion *occasion_r);

#endif
