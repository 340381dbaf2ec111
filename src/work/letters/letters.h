/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/letters/letters.h - the mails that Muster writes: what is to be said in, the final bytes out
 *
 * Here a mail gets its words: dates in the addressee's own zone and language, lists of names, the subject. Templates
 * (muster-templates(5)) say where the words stand. It knows no store, no schedule and no configuration, and reads no
 * clock: whoever calls has gathered everything into the views below. Views borrow all they point to, strings are UTF-8.
 *
 * What people wrote is tamed and escaped here; callers pass it as it was filed.
 */
#ifndef MUSTER_WORK_LETTERS_H
#define MUSTER_WORK_LETTERS_H

#include <glib.h>

#include "muster/base/config.h"
#include "muster/base/failure.h"
#include "muster/mail/compose.h"
#include "muster/mail/template.h"
#include "muster/time/calendar.h"

/* Where a mail goes, and its place in a thread. The same for all kinds. */
struct post {
    struct mailbox from;     /* the site: { "Acme check-in", "checkin@acme.example" } */
    struct mailbox to;       /* greeted by the first word of its name, which may be "" or NULL */
    const char *reply_to;    /* LOCAL+TOKEN@DOMAIN, bare */
    const char *message_id;  /* without brackets */
    const char *in_reply_to; /* without brackets; NULL when it starts a thread */
    const char *const *references; /* oldest first, NULL-terminated; may be NULL */
    const char *site;              /* X-Muster-Site */
    const char *list_id;           /* of welcome and summary: "checkin.acme.example"; NULL: none */
    gboolean replies;              /* a mail of the addressee's caused it */
    const char *language;          /* "en" */
    const struct zone *zone;       /* the addressee's: Date, "today" and "17:30" are told in it */
    gint64 now;                    /* instant: Date */
    const char *owner;  /* address of who looks after the site; "" when nobody is named */
    const char *handle; /* ends the subject where addresses keep no token; else NULL */
    const struct invitation *invitation; /* goes with it; or NULL */
    const struct attachment *attachments;
    guint n_attachments;
    const char *diverted; /* a rehearsal: whom it was for, said on the first line; else NULL */
};

/* A mail as it will leave. */
struct written {
    GBytes *bytes; /* for the outbox */
    char *text;    /* the plain part, LF: keep it as what was asked */
    char *html;    /* the other one, UTF-8 */
};
void written_clear(struct written *written);

/* A question, and what helps to answer it. */
struct question_shown {
    const char *prompt;
    const char *kind;           /* as in muster-workflow(5); NULL: "text" */
    const char *const *choices; /* kind "choice": NULL-terminated */
    const char *const *items;   /* an earlier plan, to be ticked; NULL-terminated; NULL: none */
    int32_t planned;            /* the day on which that was planned */
    gboolean carried;           /* the items are what is left of it, to be planned again */
    gboolean ends;              /* it asks what came of a plan that is over: items may be moved */
    const char
        *about; /* words of ours about what it asks for, with what somebody wrote; NULL: none */
};

/* One round that a check-in asks. Its questions are numbered through over all rounds of the mail. */
struct asked_round {
    const char *title; /* "Your check-in" */
    int32_t day;       /* the person's local date */
    const struct question_shown *questions;
    guint n_questions; /* at least one */
};

/* A blocker or an action, to who can do something about it. */
struct item_view {
    gint64 number;
    const char *name; /* of who wrote it; NULL: the addressee */
    int32_t day;      /* of its round */
    const char *text; /* as filed */
    int32_t due;      /* DAY_NONE: none */
    gboolean asked;   /* the addressee is named in it; else it cannot wait for the summary */
};

struct question_view {
    const struct asked_round *rounds; /* at least one; in the order in which they are stored */
    guint n_rounds;
    gint64 until;               /* instant: the earliest on-time end of the rounds */
    const char *const *readers; /* names of who gets the summary, NULL-terminated; may be empty */
    gint64 read_at;             /* instant at which the first of them gets it; 0: not known */
    guint blocked; /* number of the question about what is in the person's way, where something was
                    * and nothing says that it is gone; 0: none */
    const struct item_view *waiting; /* what others, or they themselves, wait for */
    guint n_waiting;
    gboolean returned; /* they wrote although their out-of-office reply said away: that is over */
};

/* Subject "Your check-in, Tue 24 Nov". Not robotic. */
gboolean letters_question(const struct question_view *view, const struct post *post,
                          struct template_set *templates, struct written *written_r,
                          struct failure *failure);

/* The same rounds again (those still open), shorter, "Re: " before the same subject. Not robotic. */
gboolean letters_reminder(const struct question_view *view, const struct post *post,
                          struct template_set *templates, struct written *written_r,
                          struct failure *failure);

/* One workflow that a new person will be asked. */
struct coming {
    const char *title;
    guint n_questions;
    guint8 days; /* weekdays on which it comes: the workflow's and the person's (calendar.h) */
    int minute;  /* of the person's day: 540 is 09:00 */
    guint n_reminders;
};

struct welcome_view {
    const struct coming *coming; /* at least one */
    guint n_coming;
    int32_t first_day;          /* the first day of the first of them */
    const char *const *teams;   /* names of the person's teams, NULL-terminated; at least one */
    const char *const *readers; /* as in question_view */
    int keep_raw_days, keep_entry_months;
};

/* Subject "From tomorrow: a short check-in by mail, for Mia Hansen". Asks nothing. Robotic. */
gboolean letters_welcome(const struct welcome_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure);

/* What somebody answered to one question. */
struct answer_view {
    const char *label; /* first label of the question, or its key: "done"; shown as "Done" */
    gboolean is_list;  /* a line of the text is an item */
    const char *text;  /* as filed */
};

enum entry_mark { ENTRY_ON_TIME, ENTRY_LATE, ENTRY_CORRECTED };

/* A file that came with an entry. */
struct attached_view {
    const char *name;
    gint64 octets; /* 0: not known */
    int fate;      /* enum file_fate (phrases.h) */
};

struct entry_view {
    const char *title; /* of the workflow, when the site has more than one; else NULL */
    int32_t day;       /* of its round; shown when marked, or beside those of other days */
    enum entry_mark mark;
    const struct answer_view *answers; /* those answered, in question order */
    guint n_answers;
    const char *unplaced; /* "" or NULL when none */
    const struct attached_view *attached;
    guint n_attached;
};

struct person_view {
    const char *name, *address;
    const struct entry_view *entries; /* by day; at least one */
    guint n_entries;
};

struct team_view {
    const char *name;
    guint answered, asked;      /* people: "3 of 3" */
    gboolean so_far;            /* somebody of it still has time */
    guint planned, done, moved; /* items of plans that came to their end; 0: none to be told */
    const struct person_view *people; /* by name; a person stands in one team of the mail */
    guint n_people;
    int32_t mood_week; /* Monday of the week of `mood' */
    int mood;          /* in halves, of 5: 7 is 3.5; 0: none to be told */
};

struct blocker_view {
    const char *name, *address, *team;
    int32_t day;  /* of its round */
    gboolean old; /* told before, and still there */
    const char *text;
    gint64 number;     /* "#41"; 0: none */
    const char *owner; /* name of who was asked to do something about it; NULL: nobody */
    int32_t solved;    /* the day on which it was; 0: it is not */
};

/* What somebody did not answer who answered something else. */
struct left_open_view {
    const char *name;
    const char *title; /* as in entry_view */
    int32_t day;       /* of its round */
};

/* Somebody who still has time, each person once. */
struct waiting_view {
    const char *name;
    gint64 until;            /* instant */
    const struct zone *zone; /* of that person: "until 17:30 there" */
};

struct away_view {
    const char *name;
    int32_t until; /* last day away; DAY_NONE when it is not known */
};

/* What a goal is measured by. */
struct goal_result_view {
    int place;               /* shown where there are several */
    const char *name, *unit; /* "": none */
    gint64 from, to, now;    /* thousandths of the unit */
    gint64 before;           /* where it stood when it was told last; `now' when it has not moved */
    int percent;             /* of the way */
    int32_t told;            /* the day on which somebody said so */
};
struct goal_view {
    gint64 number;
    const char *title, *owner, *team; /* NULL: not to be said */
    int32_t until;                    /* DAY_NONE: no end was named */
    int quarter;                      /* that ends on that day; 0: none */
    int mark;                         /* enum goal_mark (phrases.h), or -1 */
    int sure;                         /* enum goal_sure, or -1 */
    int32_t stale_since;              /* nobody has fed it since; DAY_NONE: it is not long ago */
    const struct goal_result_view *results;
    guint n_results;
};

struct summary_view {
    gboolean whole;       /* every line of an entry, however long */
    gboolean by_question; /* entries question by question, else person by person */
    int32_t since;        /* the first day that it is about, when that is long ago; else 0 */
    guint answered, missed, waiting; /* people; each counts once, in the first that fits */
    const struct blocker_view *blockers;
    guint n_blockers;
    const struct team_view *teams;
    guint n_teams;
    const char *const *no_answer; /* names, each once, NULL-terminated; NULL or empty: nobody */
    const char *const
        *not_asked;            /* the same, skipped by grace: the server was down at their hour */
    const char *const *solved; /* blockers that are over, "#38 Ann Lee", NULL-terminated; or NULL */
    const char *const *paused, *const *gone; /* names, who was paused or left since the last */
    const struct kudos_view *kudos;          /* in the teams; at most KUDOS_SHOWN_MAX are told */
    guint n_kudos;
    const char *const *unreached; /* the same, to whom mail is stopped, as it came back */
    const struct left_open_view *left_open;
    guint n_left_open;
    const struct waiting_view *still;
    guint n_still;
    const struct away_view *away;
    guint n_away;
    const struct goal_view *goals; /* those that moved, and those that nobody fed for weeks */
    guint n_goals;
};

/* Subject "Team summary, week 48", by the addressee's date. Robotic. */
gboolean letters_summary(const struct summary_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure);

/* What a time brought, for a person who reads the teams or stands up their line of managers. */
struct report_view {
    const char *about; /* a team, or a person; NULL: all there is in `summary' */
    int32_t since, until;
    /* Blockers and teams; a team's `asked' is of rounds, and 0 when it may not be said. */
    struct summary_view summary;
};

/* Subject "Report: core, 16 Nov to 22 Nov". Robotic. */
gboolean letters_report(const struct report_view *view, const struct post *post,
                        struct template_set *templates, struct written *written_r,
                        struct failure *failure);

/* One thing that happened in a thread. */
struct news_part {
    /* Its section in the template: "comment", "item"; "reaction", whose text is the sign; "kudos",
     * which is told with others of its kind. */
    const char *kind;
    const char *name; /* of whose it is */
    const char *text; /* as filed */
    gint64 solved;    /* a comment that says only that this item is over; `text' is the item's */
    /* Of an item: */
    gint64 number;
    int32_t day, due; /* of its round; DAY_NONE: none */
    gboolean asked;   /* the addressee is named in it; else it cannot wait for the summary */
};

/* A sign is told with its thread, and is no reason for a mail. */
gboolean news_part_is_sign(const struct news_part *part);

/* What happened in the thread of one entry. */
struct thread_view {
    gboolean own;                  /* the addressee wrote what it is about */
    const char *about;             /* the name of who wrote it */
    const char *title;             /* of its check-in */
    int32_t day;                   /* of its round */
    const struct news_part *parts; /* in order; at least one that is no reaction */
    guint n_parts;
    const char *const *words; /* what it is about, as filed, NULL-terminated; may be empty */
};

/* Thanks from one person to another. */
enum { KUDOS_SHOWN_MAX = 40 };
struct kudos_view {
    const char *giver, *receiver; /* names; the receiver only where it is not the addressee */
    const char *text;             /* as filed; may be "" */
};

/* With what mail the thread began, whose subject stays. */
enum news_place {
    NEWS_OF_OWN,     /* the addressee's check-in */
    NEWS_OF_SUMMARY, /* a summary */
    NEWS_OF_ITEM,    /* items */
    NEWS_OF_ENTRY,   /* what somebody else wrote */
    NEWS_OF_MANY,    /* it is about several threads */
    NEWS_OF_KUDOS,   /* it is only thanks */
};
struct news_view {
    enum news_place place;
    gboolean again;      /* an earlier mail began it */
    int32_t summary_day; /* NEWS_OF_SUMMARY: on which that came */
    /* NEWS_OF_ITEM: the first of them, and how many more there are */
    gint64 number;
    const char *first_name, *first_text;
    guint more;
    const struct thread_view *threads; /* at least one, unless there are kudos */
    guint n_threads;
    const struct kudos_view *kudos; /* to the addressee */
    guint n_kudos;
};

/* Subject "Re: Your check-in, Tue 24 Nov", "Re: Team summary, week 48", "#41 Ann Lee: no password for the test server", "About
 * Ann Lee, Tue 24 Nov", "News about Ann Lee and Bob Ray", or "Kudos from Ann Lee". Robotic. */
gboolean letters_news(const struct news_view *view, const struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure);

/* What a mail about a 1-on-1 is for. */
enum meeting_stage {
    MEETING_ASKS,    /* for points, before it */
    MEETING_INVITES, /* with the agenda */
    MEETING_NOTES,   /* asks what came of it */
    MEETING_REGRETS, /* the partner cannot come */
    MEETING_IS_OFF,  /* the two do not meet any more */
};
struct meeting_view {
    enum meeting_stage stage;
    const char *title;   /* of the workflow: "1-on-1" */
    const char *partner; /* the other one's name */
    gint64 start;        /* instant */
    guint minutes;
    const char *room;  /* "" when nobody said */
    gboolean changed;  /* hour, length or room are others than they were */
    gboolean again;    /* it is not the first mail about this meeting */
    const char *words; /* of a partner who cannot come; NULL or "": none */
    /* Open between the two, with the name of whose it is: "Ann Lee: my pay"; and what came of the meeting before.
     * NULL-terminated, may be empty. */
    const char *const *points, *const *actions, *const *highlights;
};

/* Subject "1-on-1 with Mia Hansen, Mon 30 Nov". Robotic, unless it asks something. The invitation is the post's. */
gboolean letters_meeting(const struct meeting_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure);

/* A pulse: questions whose answers have no name. Nothing in its text may be one person's. */
enum pulse_letter { PULSE_LETTER_ASKS, PULSE_LETTER_REMINDS, PULSE_LETTER_TELLS };
struct pulse_question {
    const char *prompt, *kind;
    const char *const *choices; /* as in question_shown */
    const char *const *lines;   /* what was said, NULL-terminated; only of one that tells */
};
struct pulse_view {
    enum pulse_letter letter;
    const char *title;       /* of the workflow */
    int32_t day, last;       /* its first and last */
    guint invited, answered; /* people; of one that tells: answered 0 is too few */
    guint least;             /* so many must answer */
    const struct pulse_question *questions;
    guint n_questions;
    const char *const *others; /* what was said to no question */
};

/* Subject "How are we doing? Mon 23 Nov". Robotic, unless it asks. */
gboolean letters_pulse(const struct pulse_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure);

/* To who has not answered for a while: what they may want instead. */
struct offer_view {
    guint missed;       /* rounds, in a row */
    guint paused_after; /* so many */
    int minute;         /* of the day: an hour that may suit better */
};

/* Subject "Another hour, or a break?". Robotic. */
gboolean letters_offer(const struct offer_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure);

/* To whom mail came back for days: does this one? Subject "Does mail reach you?". Robotic. */
gboolean letters_probe(const struct post *post, struct template_set *templates,
                       struct written *written_r, struct failure *failure);

/* One line that a person wrote to have something done, and what the template `said.txt' may say of it. */
struct transcript_line {
    const char *line;
    const struct values
        *values; /* tamed; "pause": true, "done": true, "value": "10:30" and their like */
};
struct transcript_view {
    const char *subject; /* of their mail; may be NULL */
    const struct transcript_line *lines;
    guint n_lines;
    gboolean undoable; /* "undo" takes some of it back */
    gboolean left;     /* they have left, perhaps by it: nothing else is offered */
};

/* "Re: " before their subject: what they wrote, line by line, and what became of it. Robotic. */
gboolean letters_transcript(const struct transcript_view *view, const struct post *post,
                            struct template_set *templates, struct written *written_r,
                            struct failure *failure);

/* To whoever looks after the site. */
struct owner_view {
    const char *const *troubles; /* a sentence each, NULL-terminated; may be empty */
    gint64 held, held_new;       /* mails that are held, and those since the last such mail */
    int kept_days;               /* they are erased after so many */
};

/* Subject "Something is stuck", or "Mail is held". Robotic. */
gboolean letters_owner(const struct owner_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure);

/* Why somebody's own mail is answered. */
enum receipt_kind {
    RECEIPT_NONE,
    RECEIPT_FIRST,     /* their first answer ever: how it was understood */
    RECEIPT_FILED,     /* they wish to hear that of every answer */
    RECEIPT_MOVED,     /* it went to another round than the one whose mail they answered */
    RECEIPT_EARLY,     /* the same, before that other one was asked, which now it will not be */
    RECEIPT_EMPTY,     /* there was nothing new in it */
    RECEIPT_ENCRYPTED, /* nobody here can read it */
    RECEIPT_WHOM,      /* words about a summary that name nobody went to nobody */
    RECEIPT_ASIDE,     /* what was for a 1-on-1 was taken out of the answer, and is kept for that */
    RECEIPT_TICKETLESS, /* what they wrote came without the address that makes it nobody's */
    RECEIPT_ANOTHERS,   /* they answered what was written to somebody else */
};

/* One answer as it was filed. */
struct receipt_answer {
    guint number; /* of the question, from 1 */
    const char *prompt, *text;
};

struct receipt_view {
    enum receipt_kind kind;
    const char *whose;   /* RECEIPT_ANOTHERS: whom that was written to; title and meant suffice */
    int32_t summary_day; /* RECEIPT_WHOM: of the summary that was answered; that suffices */
    const char *title;   /* of the workflow; NULL: a summary was answered */
    int32_t meant;       /* the day of the round whose mail was answered */
    int32_t day;       /* of the round where it was filed: the same, unless it was moved or early */
    guint n_questions; /* of that round */
    const struct receipt_answer *answers; /* those filed, in question order */
    guint n_answers;
    const char *unplaced; /* "" or NULL when none */
    const struct attached_view *attached;
    guint n_attached;
    const char *partner; /* RECEIPT_ASIDE: with whom the person meets; NULL: nobody, or several */
    const char *among; /* RECEIPT_ASIDE: one of several with whom they meet; NULL: there are none */
    const char *const *unheard; /* what is for nobody of these; NULL-terminated; NULL: nothing */
};

/* Subject "Re: Your check-in, Tue 24 Nov" or "Re: Team summary, week 48", of the mail that was answered. Robotic: it says that it answers a mail. */
gboolean letters_receipt(const struct receipt_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure);

/* A question that only wants to be answered, with LETTERS in it, whose fate shows in the answer. Subject "Does this
 * arrive?". Not robotic: what is tried is the way of a question. */
gboolean letters_trial(const char *letters, const struct post *post, struct template_set *templates,
                       struct written *written_r, struct failure *failure);

/* Writes one mail of each kind, with made-up values, and throws it away. What is wrong with the templates of LANGUAGE is
 * added to FAULTS, in the name of FOLDER. */
void letters_check(struct template_set *templates, const char *language, const char *folder,
                   struct faults *faults);

#endif
