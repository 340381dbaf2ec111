/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/phrases.h - days, hours, numbers and lists in the words of a language
 *
 * What templates cannot do: counting, and choosing between "today" and "Wed 25 Nov". One table a language; so far there is
 * English, which is also what an unknown language gets. All strings are the caller's to free.
 */
#ifndef WORK_PHRASES_H
#define WORK_PHRASES_H

#include <glib.h>

#include "muster/time/calendar.h"

struct phrases; /* the words of one language; static */
const struct phrases *phrases_of(const char *language);

char *phrase_day(const struct phrases *phrases, int32_t day); /* "Tue 24 Nov" */
char *phrase_day_from(const struct phrases *phrases, int32_t day,
                      int32_t today); /* "today", "tomorrow", or as phrase_day() */
char *phrase_clock(int minute);       /* "09:00" */
/* "17:30 today", "17:30 on Wed 25 Nov", as ZONE has it at NOW. */
char *phrase_hour(const struct phrases *phrases, gint64 instant, gint64 now,
                  const struct zone *zone);
/* "today at 08:30", "on Wed 25 Nov at 08:30". */
char *phrase_appointment(const struct phrases *phrases, gint64 instant, gint64 now,
                         const struct zone *zone);
char *phrase_weekdays(const struct phrases *phrases, guint8 set); /* "Mon to Fri", "Mon and Wed" */

/* "Ann, Bob and Eva"; "Ann, Bob and 3 more" when there are more than MAX (0: no limit). */
char *phrase_list(const struct phrases *phrases, const char *const *words, guint max);

/* How a question of KIND may be answered: "yes or no", "one of: office, home"; "" when nothing is to be said. */
char *phrase_hint(const struct phrases *phrases, const char *kind, const char *const *choices);
/* "On Monday you planned (put an x, or just write):", above what was planned that day. */
char *phrase_planned(const struct phrases *phrases, int32_t planned, int32_t today);

/* Things that are counted: each in a singular and a plural. */
enum countable {
    COUNT_QUESTION, /* "one question", "three questions" */
    COUNT_REMINDER,
    COUNT_BLOCKER,  /* with a figure: "1 blocker", and so all below */
    COUNT_ANSWERED, /* "6 answered" */
    COUNT_MISSED,   /* "1 did not" */
    COUNT_WAITING,  /* "1 still has time" */
};
char *phrase_count(const struct phrases *phrases, enum countable what, guint count);

#endif
