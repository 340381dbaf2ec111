/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/planner.h - what the kinds of due work share while one tick runs
 *
 * A planner lives as long as one tick and one `now`. It remembers what is the same for many people (how their time runs,
 * who reads their teams, what they are asked), so that a person costs a few indexed rows and no parsing. What it remembers
 * grows with the number of distinct settings, never with the number of people.
 */
#ifndef MUSTER_WORK_PLANNER_H
#define MUSTER_WORK_PLANNER_H

#include "muster/work/planning.h"

struct calendar_shelf; /* work/people/days-off.h */

struct planner {
    struct site *site;
    struct planning_report *report;
    struct calendar_shelf *calendars;
    gboolean clock_went_back; /* since the last plans were made (clock-back.h) */
    GHashTable *rhythms;      /* settings and days off in one string -> struct own_rhythm */
    GHashTable *schedules;    /* choices in one string -> struct schedule, one a workflow */
    GHashTable *audiences;    /* team names in one string -> struct audience */
    GHashTable *form_ids;     /* workflow, language and day in one string -> gint64 */
    GHashTable *forms;        /* gint64 -> struct form */
    struct site_answers {     /* answering.h: of the last hour, to everybody */
        gboolean is_known;
        guint sent, most;
    } answers;
    GPtrArray *queued; /* queue-log.h; NULL: nothing */
};

void planner_init(struct planner *planner, struct site *site, struct planning_report *report);
void planner_clear(struct planner *planner);

/* How PERSON's time runs, with holidays and absences. Borrowed from the planner. */
void own_rhythm_free(gpointer data);
const struct rhythm *planner_rhythm(struct planner *planner, const struct person *person);
/* The zone of PERSON alone, which costs nothing. */
const struct zone *planner_zone(const struct planner *planner, const struct person *person);
int32_t planner_today(const struct planner *planner, const struct rhythm *rhythm);
const char *planner_language(const struct planner *planner, const struct person *person);

/* The display name of PERSON: the address when none is known. Borrowed from PERSON. */
const char *person_shown(const struct person *person);
/* True when some workflow asks PERSON. */
gboolean planner_asks(const struct planner *planner, const struct person *person);

/* True when PERSON may be sent what no check-in asks: they are neither paused nor gone, mail
 * reaches them, and their welcome is over, if any was to come. */
gboolean planner_reaches(const struct planner *planner, const struct person *person);

/* True when the first mail went out to PERSON, or may have. */
gboolean person_was_welcomed(struct store *store, gint64 person);

/* Who gets the summary of a set of teams. */
struct audience {
    GArray *ids;      /* gint64, in the order of `names` */
    GPtrArray *names; /* char * */
    gint64 read_at;   /* when the first of them gets the next one; 0 when nobody does */
};
/* The readers of TEAMS (names, sorted, NULL-terminated). Borrowed from the planner. */
const struct audience *planner_audience(struct planner *planner, char **teams);

/* What WORKFLOW asks in LANGUAGE on DAY in one mail with TOGETHER (struct workflow *), as it is kept in the store; and a
 * form by its id, NULL when there is none. */
gint64 planner_form_id(struct planner *planner, const struct workflow *workflow,
                       const char *language, int32_t day, const GPtrArray *together);
const struct form *planner_form(struct planner *planner, gint64 id);
/* The same for PERSON, of whom a workflow may ask something else; 0: it asks them nothing that
 * day. */
gint64 planner_form_of(struct planner *planner, const struct workflow *workflow,
                       const struct person *person, int32_t day, const GPtrArray *together);

/* Sets the due row of these words. */
void planner_due_set(struct planner *planner, const struct due *key, int32_t day, gint64 at);
/* The same at once, for whoever has no planner: the next tick acts. */
void due_now(const struct site *site, struct due key);
struct due due_key(const char *what, const char *workflow, gint64 person, gint64 round, int step);

/* The kinds of due work, one a file. Each is called in a transaction with a row that is due, and moves it to what comes
 * next; a row that was not moved is gone afterwards. FALSE, with FAILURE, only for what no later row could do better: a
 * template that cannot be read, a mail that cannot be composed. The store's own failures stick to the store. */
gboolean welcome_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean ask_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean remind_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean close_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean offer_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean transcript_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean run_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean receipt_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean summary_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean report_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean whole_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean early_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean forget_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean news_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean pulse_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean pulse_open_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean pulse_close_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean meeting_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean regret_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean probe_act(struct planner *planner, const struct due *due, struct failure *failure);
gboolean suspend_act(struct planner *planner, const struct due *due, struct failure *failure);

/* PERSON missed a round: counts it, and does what follows (muster/work/silence.h). */
void silence_note(struct planner *planner, gint64 person);
/* Sets what comes next for ROUND, which is open: its first reminder after AFTER, else its end. One row at a time.
 * OCCASION may be NULL: there is none on that day any more, and nobody is reminded. */
void round_plan(struct planner *planner, const struct round *round, const struct occasion *occasion,
                gint64 after);
/* The next summary of READER after now, and the mark from which the first one counts. */
void summary_plan(struct planner *planner, const struct person *reader);

/* The next report of READER, who may have chosen none. */
void report_plan(struct planner *planner, const struct person *reader);
/* Sets what is due when READER waits for news. */
void news_plan(struct planner *planner, const struct person *reader);
/* The same of the 1-on-1s of PERSON. */
void meetings_plan(struct planner *planner, const struct person *person);

/* planning_refresh_person(), with a planner. */
void refresh_person(struct planner *planner, gint64 person);
/* Refreshes everyone when the plan itself changed (configuration, tz database): in batches, each its own transaction;
 * goes on where an earlier tick was stopped. */
gboolean refresh_everyone(struct planner *planner, const volatile int *stop,
                          struct failure *failure);
/* A fact of the store that changes with the calendars of site and teams. */
#define PLAN_CALENDARS "calendars"
/* Another, that changes when the clock went back. */
#define PLAN_CLOCK "clock"
/* A word for all on which due rows depend beside people: equal words, equal plans. Caller frees. */
char *plan_version(const struct site *site);

/* Somebody was forgotten, and is still in the file as what was deleted: "1", until forget_finish() has rewritten it. */
#define FACT_COMPACT "compact"
gboolean forget_finish(struct planner *planner, struct failure *failure);

/* Once a week: makes the figures of the weeks that are over. */
gboolean moods_close(struct planner *planner, struct failure *failure);

/* Opens the pulses whose day has come. */
gboolean pulses_begin(struct planner *planner, struct failure *failure);
/* Around the time of one: leaves nothing of what its box was before. */
gboolean pulses_settle(struct planner *planner, struct failure *failure);

/* Once a day: has the days of calendars worked out that end too soon, by the program that can read
 * them. */
gboolean holidays_keep(struct planner *planner, struct failure *failure);

/* On working mornings: a mail to the owner when something is stuck, or mail was held. */
gboolean owner_tell(struct planner *planner, struct failure *failure);

/* Once a day: erases what retention says, in the store and in the folders of raw mail. */
gboolean retire_daily(struct planner *planner, const volatile int *stop, struct failure *failure);

#endif
