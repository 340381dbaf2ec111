/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/threads/moment.h - when news may be told
 *
 * What is said in a thread waits up to NEWS_WAIT for what else is said there, within its reader's
 * hours: what comes in the evening is told in the morning, and what would have to wait over the end
 * of the day is told before that. A thread has NEWS_A_DAY mails in 24 hours for each reader: two
 * programs that answer each other come to rest, and people who talk get the rest in one.
 *
 * What no word of the reader caused, or answers it after more than a day, is told in one mail a
 * day, whatever it is about, and only where the day has room for it beside questions and summary
 * (time/calm.h). After a day of waiting it needs no room.
 */
#ifndef MUSTER_WORK_MOMENT_H
#define MUSTER_WORK_MOMENT_H

#include "work/planning/planner.h"

#define NEWS_WAIT (2 * INSTANT_HOUR)
#define NEWS_MARGIN                                                                                \
    (15 * INSTANT_MINUTE) /* before the end of the hours: ticks come when they come */
enum { NEWS_A_DAY = 2 };

/* When news that wait since SINCE may be told to who lives by RHYTHM; INSTANT_NEVER to one who
 * never works. */
gint64 moment_told(const struct rhythm *rhythm, gint64 since);

/* When a thread of which PERSON was mailed at MAILED (gint64, oldest first, of the last 24
 * hours) may bring the next. */
gint64 moment_capped(const GArray *mailed);

/* When PERSON may be told what no word of theirs caused, and waits since SINCE. */
gint64 moment_unasked(struct planner *planner, const struct person *person, gint64 since);

/* The thread of a person whose last mail is the last that no word of theirs caused. */
#define THREAD_UNASKED "news"

#endif
