/* SPDX-License-Identifier: GPL-3.0-or-later */
/* meetings.h - 1-on-1s: two people, from what they want to talk about to what came of it
 *
 *  kind.c      the kind of workflow: its words, and what may be wrong with them
 *  pairs.c     who meets whom
 *  pairs-by-mail.c  the same where people said so by mail (muster/work/pairs.h)
 *  foresee.c   what of it will come when, for the forecast
 *  slots.c     which of those that a host has one after the other is whose
 *  next.c      when the two meet next
 *  meeting.c   due work "meeting": asks for points, invites, asks what came of it
 *  mails.c     these mails
 *  lines.c     points and actions as the two see them
 *  words.c     what a reply to such a mail does
 *  calendar.c  what a calendar answers; due work "regret": who cannot come is known to the other
 *  aside.c     "1on1: ..." out of somebody's answers
 *  whose.c     with whom such a line is to be talked about
 *
 * What is said here is between two people. It is kept apart from rounds, entries and items, so that
 * no summary, report, search or list of entries can come upon it, and is shown by the mails of this
 * room alone.
 */
#ifndef MUSTER_WORK_MEETINGS_H
#define MUSTER_WORK_MEETINGS_H

#include "muster/work/recognise.h"
#include "work/letters/letters.h"
#include "work/planning/planner.h"

/* --- who and when --- */

/* Two people of a workflow; the host's calendar sets the hour. */
struct pair {
    const struct workflow *workflow;
    struct person *host, *guest;
};
void pair_clear(struct pair *pair);
/* True when the two meet in WORKFLOW, in the order in which they do; caller clears. */
gboolean pair_find(const struct site *site, const struct workflow *workflow, gint64 one,
                   gint64 other, struct pair *pair_r);
/* Those in which PERSON is the guest: gint64, the hosts. Caller frees. */
GArray *pair_hosts(const struct site *site, const struct workflow *workflow,
                   const struct person *person);
/* Those whose host PERSON is: gint64, the guests, without leavers. Caller frees. */
GArray *pair_guests(const struct site *site, const struct workflow *workflow,
                    const struct person *person);
/* With whom PERSON meets: struct person, without leavers; where no workflow says, the manager.
 * Caller unrefs. */
GPtrArray *pair_partners(const struct site *site, const struct person *person);

/* A meeting's hour. */
struct hour_set {
    int32_t day; /* of the host */
    guint slot;
    gint64 start;
};
/* Which of the host's hours on DAY, one after the other from the workflow's on, is the pair's; 0 is
 * the first. */
guint pair_slot(struct planner *planner, const struct pair *pair, int32_t day);
/* When it begins. */
gint64 pair_slot_start(struct planner *planner, const struct pair *pair, int32_t day, guint slot);
/* The first that begins after AFTER. FALSE when there is none. */
gboolean pair_next(struct planner *planner, const struct pair *pair, gint64 after,
                   struct hour_set *next_r);

enum { /* working days before */
       POINTS_DAYS = 2,
       AGENDA_DAYS = 1,
};
/* When the day of whose time is RHYTHM begins, DAYS of their working days before START; and when they are asked what came
 * of a meeting that ends at END, INSTANT_NEVER if never. */
gint64 meeting_days_before(const struct rhythm *rhythm, gint64 start, guint days);
gint64 meeting_notes_at(const struct rhythm *rhythm, gint64 end);

/* Calls CALL with what PERSON will get about 1-on-1s after the planner's now and before UNTIL: when, which stage, and who
 * the other one is. */
typedef void (*meeting_call)(gint64 at, const char *stage, const struct person *partner,
                             gpointer data);
void meetings_foresee(struct planner *planner, const struct person *person, gint64 until,
                      meeting_call call, gpointer data);

/* What ONE and OTHER get about WORKFLOW is looked at with the next tick. In the caller's transaction. */
void pair_plan(const struct site *site, const char *workflow, gint64 one, gint64 other);

/* --- between two people --- */

/* LINE as both see it: "Ann Lee: my pay". Caller frees. */
char *meeting_line_shown(struct store *store, const struct meeting_line *line);
/* Those open between ONE and OTHER of KIND (points or actions), shown. char *, NULL-terminated;
 * caller frees. */
GPtrArray *meeting_lines_show(struct store *store, gint64 one, gint64 other,
                              enum meeting_line_kind kind);

/* --- mails --- */

#define STAGE_POINTS "points"
#define STAGE_AGENDA "agenda"
#define STAGE_NOTES "notes"
#define STAGE_REGRET "regret"
#define STAGE_CANCEL "cancel"

/* Writes and queues the mail of STAGE about MEETING to READER, whose partner is PARTNER. WORDS: of
 * who cannot come. */
struct meeting_post {
    const struct meeting *meeting;
    const char *title; /* of the workflow */
    const struct person *reader, *partner;
    const char *stage;
    const char *words;
};
gboolean meeting_mail_send(struct planner *planner, const struct meeting_post *post,
                           struct failure *failure);

/* --- filing --- */

/* RECOGNISED answers a mail about a meeting: what it may answer. Nothing when it does not. */
void meeting_gather(struct recognised *recognised, const struct site *site);
/* "1on1: my pay" in a reply to such a mail is among its words, unless it names another than whom the
 * mail is about: then it stays in DESCRIPTION's asides. */
void meeting_words_own(struct site *site, const struct recognised *recognised,
                       struct description *description);
/* Files the words of a reply to such a mail, but for its asides. FALSE, and nothing is written, when there are none;
 * MAY_WRITE: else it only says whether there are. */
gboolean meeting_words_file(struct site *site, const struct recognised *recognised,
                            const struct description *description, gint64 received,
                            gboolean may_write);

/* The answer of a calendar, from the address FROM: of which meeting and whom. FALSE when it is of
 * none. */
gboolean meeting_of_answer(struct store *store, const struct calendar_answer *answer,
                           const char *from, gint64 *meeting_r, gint64 *person_r);
/* Notes it; WORDS is what stood beside it. */
void meeting_answer_file(struct site *site, gint64 meeting, gint64 person,
                         const struct calendar_answer *answer, const char *words);
/* True when the calendar of one of the two says that they do not come to MEETING at its hour. */
gboolean meeting_is_declined(struct store *store, const struct meeting *meeting);

/* PERSON's ASIDES are points for their next 1-on-1 with whom each names, or with the only one they
 * meet. Returns the id of the first that is astray, since it is for none of those they meet; 0:
 * there is none, or they meet nobody. */
gint64 asides_file(struct site *site, const struct person *person, char *const *asides,
                   gint64 received);
/* What waited for somebody whom PERSON meets is for those they meet now, as above. */
void asides_adopt(const struct site *site, const struct person *person);
/* Those of PERSON's that are astray, until meeting_strays_close: char *, NULL-terminated; NULL: there
 * are none. Caller unrefs. */
GPtrArray *asides_unheard(struct store *store, gint64 person);

#endif
