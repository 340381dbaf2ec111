/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/letters/phrases.h - days, hours, numbers and lists in the words of a language
 *
 * What templates cannot do: counting, and choosing between "today" and "Wed 25 Nov". A language is a file of
 * phrases/LANGUAGE.txt (phrases-table.h says what is in it) and its templates; an unknown one gets English. All strings
 * are the caller's to free.
 */
#ifndef WORK_PHRASES_H
#define WORK_PHRASES_H

#include <glib.h>

#include "muster/time/calendar.h"

struct phrases; /* the words of one language; static */

/* Those of LANGUAGE ("de"), else of what it is a kind of ("de" for "de-AT"), else English. */
const struct phrases *phrases_of(const char *language);

char *phrase_day(const struct phrases *phrases, int32_t day); /* "Tue 24 Nov" */
char *phrase_day_from(const struct phrases *phrases, int32_t day,
                      int32_t today); /* after "From": "today", "tomorrow", or as phrase_day() */
char *phrase_clock(const struct phrases *phrases, int minute); /* "09:00" */
/* After "Until": "17:30 today", "17:30 on Wed 25 Nov", as ZONE has it at NOW. */
char *phrase_hour(const struct phrases *phrases, gint64 instant, gint64 now,
                  const struct zone *zone);
/* The same, but only "17:30" when it is today: for somebody else, at whose place it is told. */
char *phrase_hour_there(const struct phrases *phrases, gint64 instant, gint64 now,
                        const struct zone *zone);
/* "today at 08:30", "on Wed 25 Nov at 08:30". */
char *phrase_appointment(const struct phrases *phrases, gint64 instant, gint64 now,
                         const struct zone *zone);
/* "Mon 16 Nov to Sun 22 Nov". */
char *phrase_span(const struct phrases *phrases, int32_t first, int32_t last);
char *phrase_weekdays(const struct phrases *phrases, guint8 set); /* "Mon to Fri", "Mon and Wed" */

/* "every 2 weeks, Tue at 10:00": every so many WEEKS. */
char *phrase_rhythm(const struct phrases *phrases, guint8 weekdays, int weeks, int minute);

/* The title of the check-in that `init' writes, in this language; any other title as it is. TITLE may be NULL. Borrowed. */
const char *phrase_title(const struct phrases *phrases, const char *title);
/* The same behind other words: "and your plan for the week". Caller frees. */
char *phrase_title_within(const struct phrases *phrases, const char *title);
/* The same for who reads what others answer: "Check-in" instead of "Your check-in". */
const char *phrase_title_for_readers(const struct phrases *phrases, const char *title);

/* "Ann, Bob and Eva"; "Ann, Bob and 3 more" when there are more than MAX (0: no limit). */
char *phrase_list(const struct phrases *phrases, const char *const *words, guint max);
/* "Ann, Bob": a list that does not end in "and". */
char *phrase_row(const struct phrases *phrases, const char *const *words);

/* "TEXT." and "A B": where a language ends a sentence and begins the next. A may be "". */
char *phrase_sentence(const struct phrases *phrases, const char *text);
char *phrase_sentences(const struct phrases *phrases, const char *a, const char *b);
/* "A: B". */
char *phrase_headed(const struct phrases *phrases, const char *a, const char *b);

/* How a question of KIND may be answered: "yes or no", "one of: office, home"; "" when its words say it all. */
char *phrase_hint(const struct phrases *phrases, const char *kind, const char *const *choices);
/* "On Monday you planned (put an x, or just write):", above what was planned that day. ENDS: what
 * is not done may be moved. */
char *phrase_planned(const struct phrases *phrases, int32_t planned, int32_t today, gboolean ends);

/* "Mood in the week of Mon 16 Nov: 3.5 of 5", from the mean in HALVES. Caller frees. */
char *phrase_mood(const struct phrases *phrases, int32_t week, int halves);
/* "Of what was planned: done 3, moved 1, open 2": those that are not 0. Caller frees. */
char *phrase_plans(const struct phrases *phrases, guint done, guint moved, guint left);
/* Above what is left of a plan, and "Still open. Put an x when it is over:", above what was in the
 * way. Static. */
const char *phrase_carried(const struct phrases *phrases);
const char *phrase_still_open(const struct phrases *phrases);
/* "Waiting for you ("#38 done" when it is over):", above items of which NUMBER is the first. */
char *phrase_waits_for_you(const struct phrases *phrases, gint64 number);

/* "#41 is over: no password"; of an item. Caller frees. */
char *phrase_item_over(const struct phrases *phrases, gint64 number, const char *text);

/* "What would you like to talk about?", before a 1-on-1, and what came of it, AFTER. Static. */
const char *phrase_meeting_question(const struct phrases *phrases, gboolean after);

/* "For ann@acme.example:", the first line of a rehearsal. */
char *phrase_diverted(const struct phrases *phrases, const char *whom);

/* What stands beside a name in a summary: "Plan for the week; late, for Fri 20 Nov". WORKFLOW, DATE
 * may be NULL. */
enum mark { MARK_NONE, MARK_LATE, MARK_CORRECTED };
char *phrase_mark(const struct phrases *phrases, const char *workflow, enum mark mark,
                  const char *date);
/* "3 of 3", "1 of 2 so far". */
char *phrase_score(const struct phrases *phrases, guint answered, guint asked, gboolean so_far);
/* "Ken Sato until 17:30 there". */
char *phrase_waits(const struct phrases *phrases, const char *name, const char *until,
                   gboolean there);
/* "Ann Lee (Plan for the week, Mon 23 Nov)"; TITLE may be NULL. */
char *phrase_left_open(const struct phrases *phrases, const char *name, const char *title,
                       int32_t day);
/* "Tom Okoye until Fri 4 Dec". */
char *phrase_away(const struct phrases *phrases, const char *name, int32_t until);

/* "1.5 h", "40%": thousandths with their unit, "" for none. */
char *phrase_amount(const struct phrases *phrases, gint64 thousandths, const char *unit);
char *phrase_percent(const struct phrases *phrases, int percent);
/* "by Q1 2027", "by Wed 31 Mar", "by 2028-03-15": a day that is far is written with its year.
 * QUARTER is the one that ends on it, 0 when none does. */
char *phrase_goal_by(const struct phrases *phrases, int32_t day, int quarter, int32_t today);
/* "96 (120 → 60, 40%)"; "LINE; before: 104"; "LINE; said on Tue 20 Oct". */
char *phrase_goal_stand(const struct phrases *phrases, const char *now, const char *from,
                        const char *to, const char *percent);
char *phrase_goal_before(const struct phrases *phrases, const char *line, const char *before);
char *phrase_goal_told(const struct phrases *phrases, const char *line, int32_t day);
/* "new", "done", "dropped"; "confidence low": static. */
enum goal_mark { GOAL_MARK_NEW, GOAL_MARK_DONE, GOAL_MARK_DROPPED, GOAL_MARKS };
const char *phrase_goal_mark(const struct phrases *phrases, enum goal_mark mark);
enum goal_sure { GOAL_SURE_LOW, GOAL_SURE_MEDIUM, GOAL_SURE_HIGH, GOAL_SURE };
const char *phrase_goal_sure(const struct phrases *phrases, enum goal_sure sure);
/* "goal:3". */
char *phrase_goal_number(const struct phrases *phrases, gint64 number);
/* "Halve the queue (Ann Lee, by Q1 2027)". */
char *phrase_goal_about(const struct phrases *phrases, const char *title, const char *list);
char *phrase_goal_stale(const struct phrases *phrases, int32_t since);
/* "Goal 3: where does it stand now?" */
char *phrase_goal_ask(const struct phrases *phrases, const char *number);
/* "goal 3": what its answer is called. */
char *phrase_goal_label(const struct phrases *phrases, const char *number);

/* What is enough for an answer, as a reader of replies knows it in the language too. Static. */
enum quick {
    QUICK_SAME,    /* "same" */
    QUICK_NOTHING, /* "nothing new" */
    QUICK_SKIP,    /* "skip" */
    QUICK_OFF,     /* "off today" */
    QUICK_LAST = QUICK_OFF,
};
const char *phrase_quick(const struct phrases *phrases, enum quick quick);
const char *quick_word(enum quick quick); /* "same", "nothing", "skip", "off" */

/* "plan.pdf (120 KB)", "film.mov (300 MB, not kept)"; OCTETS may be 0: not known. */
enum file_fate {
    FILE_KEPT,
    FILE_NOT_KEPT,
    FILE_NOT_SENT, /* too large for the mail that tells of it */
    FILE_FATES,
};
char *phrase_file(const struct phrases *phrases, const char *name, gint64 octets,
                  enum file_fate fate);
const char *phrase_attached(const struct phrases *phrases); /* "attached", before them. Static. */

/* Things that are counted, each in the plurals of its language. */
enum countable {
    COUNT_QUESTION, /* "one question", "three questions" */
    COUNT_REMINDER,
    COUNT_BLOCKER,  /* with a figure: "1 blocker", and so all below */
    COUNT_SOLVED,   /* "1 solved", of them */
    COUNT_ANSWERED, /* "6 answered" */
    COUNT_MISSED,   /* "1 did not" */
    COUNT_WAITING,  /* "1 still has time" */
    COUNT_LINE,     /* "4 more lines" */
    COUNT_FILE,     /* "2 files" */
    COUNT_LAST = COUNT_FILE,
};
char *phrase_count(const struct phrases *phrases, enum countable what, guint count);

#endif
