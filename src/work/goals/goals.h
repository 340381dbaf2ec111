/* SPDX-License-Identifier: GPL-3.0-or-later */
/* goals.h - goals: what a team wants to reach, from the line that makes one to the summary in which
 * it moves
 *
 * wish.c      what stands behind "goal", as it is wanted: pure period.c    "Q1", "31 March": the
 * last day of a period; pure result.c    "open tickets 120 -> 60", and what an amount means for it;
 * pure case.c      a wish beside the goal that it is about, and who may deed.c      doing it view.c
 * goals as letters show them answers.c   what entries say of goals: lines that name one, and
 * answers to the question of the month kind.c      the kind of workflow that asks for goals that
 * nobody fed, each owner for theirs news.c      what a summary tells print.c     for whoever runs
 * the site
 *
 * Its team, who reads it and whoever stands above them see a goal. Members and readers make one;
 * its maker, its owner and the team's managers change it; they and the members say where it stands.
 */
#ifndef WORK_GOALS_H
#define WORK_GOALS_H

#include "muster/work/goals.h"
#include "work/letters/letters.h"

/* Nobody fed it for so many days: it is asked about, and shown. */
enum { GOAL_ASKED_AFTER = 28, GOAL_STALE_DAYS = 21 };

/* --- what is wanted --- */

enum goal_verb {
    GOAL_FEED,
    GOAL_NEW,
    GOAL_ADD,   /* a key result */
    GOAL_RESET, /* a key result gets other words and numbers */
    GOAL_RETITLE,
    GOAL_GIVE, /* to another owner */
    GOAL_MOVE, /* to another team */
    GOAL_UNTIL,
    GOAL_REACH,         /* a key result stands where it was to */
    GOAL_CLOSE,         /* it is reached */
    GOAL_DROP,          /* it, or one of its key results, is not wanted any more */
    GOAL_REOPEN,        /* it, or one of its key results */
    GOAL_WITHDRAW,      /* it was made by mistake */
    GOAL_STEP_WITHDRAW, /* a step was a mistake */
    GOAL_STEP_RESTORE,
};

struct goal_wish {
    enum goal_verb verb;
    gint64 goal;           /* 0: one that is made */
    int place;             /* of a key result; 0: none was named */
    struct goal_said said; /* GOAL_FEED; borrows the text that was read */
    char *words;           /* title, name or team; or NULL */
    char *owner, *team;    /* GOAL_NEW: as they are named; NULL: not */
    int32_t until;         /* DAY_NONE: none */
    GPtrArray *results;    /* struct key_result: GOAL_NEW, GOAL_ADD, GOAL_RESET; never NULL */
    gint64 step;
};

/* Reads TEXT, what stands behind the word "goal", by a person of LANGUAGE on their TODAY. Words
 * behind "team" are one only when TEAMS (NULL-terminated; NULL: any) has it. FALSE when it is
 * not understood; free it in any case. */
gboolean goal_wish_read(const char *text, const char *language, int32_t today, char *const *teams,
                        struct goal_wish *wish_r);
void goal_wish_clear(struct goal_wish *wish);

/* "Q1", "2027-Q1", "H1", "2027", or a day: the last day of the next such period. FALSE when it
 * is none. */
gboolean goal_period_read(const char *text, const char *language, int32_t today, int32_t *last_r);
/* The quarter that ends on DAY, 1 to 4; 0 when none does. */
int goal_quarter_ending(int32_t day);

/* "open tickets 120 -> 60", "answer time from 12 h to 4 h". NULL when it is none. Caller frees. */
struct key_result *key_result_read(const char *text, const char *language);
/* What a goal without any is measured by: how much of it is done. */
struct key_result *key_result_plain(void);
/* What AMOUNT means for RESULT: a percentage is of the way, where RESULT is measured in
 * something else. */
gint64 key_result_amount(const struct key_result *result, const struct goal_amount *amount);

/* --- what is done --- */

/* Why something is not done. */
enum goal_hindrance {
    GOAL_FINE,
    GOAL_UNREAD,
    GOAL_NO_SUCH,   /* no such goal, or not for their eyes */
    GOAL_NO_RESULT, /* it has no such key result */
    GOAL_SEVERAL,   /* it has several key results, and none was named */
    GOAL_NOT_YOURS,
    GOAL_IS_OVER, /* it is done, or dropped */
    GOAL_OTHER_UNIT,
    GOAL_NO_TEAM, /* nobody can know of which team it shall be, or there is no such team */
    GOAL_NOBODY,  /* nobody, or several, are called so */
    GOAL_SO_ALREADY,
    GOAL_HINDRANCES
};
const char *goal_hindrance_word(enum goal_hindrance hindrance); /* "no_such", … */

/* Somebody who wants something of a goal. */
struct goal_doing {
    struct site *site;
    const struct person *person; /* NULL: the operator, who may do all of it */
    gint64 round, mail;          /* in whose answer it stands, and its received_mail; 0: none */
};

/* The day that it is for them. */
int32_t goal_today(const struct goal_doing *doing);

/* A wish beside what it is about. */
struct goal_case {
    struct goal_wish wish;
    struct goal *goal;         /* NULL: there is none yet */
    GPtrArray *results;        /* struct key_result: all of them */
    struct key_result *result; /* the one that is meant, among them; NULL: none */
    char *team;                /* the one that is meant; NULL: none */
    gint64 owner;              /* the same */
    enum goal_hindrance hindrance;
};
/* What TEXT, behind the word "goal", wants, and why it may not be done. */
void goal_case_open(const struct goal_doing *doing, const char *text, struct goal_case *case_r);
void goal_case_clear(struct goal_case *wanted);

/* Does it when nothing is in its way, in the caller's transaction. What would take it back,
 * behind the word "goal": caller frees; NULL when nothing would. GOAL_SO_ALREADY is found out
 * only now. */
char *goal_do(const struct goal_doing *doing, struct goal_case *wanted);

/* Whether GOAL may be shown to PERSON (NULL: the operator). */
gboolean goal_is_seen_by(struct store *store, const struct goal *goal, const struct person *person);

/* --- what is shown --- */

/* Goals with all that their views borrow. */
struct goal_views {
    GArray *views;                               /* struct goal_view */
    GPtrArray *goals, *results, *shown, *owners; /* what they borrow */
};
struct goal_views *goal_views_new(void);
void goal_views_free(struct goal_views *views);
/* Takes GOAL. SINCE: the sequence from which on what moved is told as such; INT64_MAX: nothing
 * is. */
struct goal_view *goal_views_add(struct goal_views *views, struct store *store, struct goal *goal,
                                 gint64 since);
/* The day since which nobody has said where GOAL stands; DAY_NONE when TODAY that is not long
 * ago. */
int32_t goal_stale_since(struct store *store, const struct goal *goal, int32_t today, int days);

/* What READER of teams is told of their goals: those that moved after sequence SINCE, and, where
 * STALE, those that nobody fed for weeks. Notes in *MOVED_R whether any did. */
struct goal_views *goals_news(struct store *store, const struct person *reader, gint64 since,
                              int32_t today, gboolean stale, gboolean *moved_r);
/* MAIL shows them. */
void goal_views_note_shown(const struct goal_views *views, struct store *store, gint64 mail);

/* --- out of answers --- */

/* Keeps which goals the lines of ENTRY, the latest of ROUND, name. */
void goals_name(struct site *site, const struct round *round, const struct entry *entry);
/* Adds to LINES (char *) what ENTRY answers to the question of the month, as "goal:3 60%": what
 * is new in it. */
void goals_answered(struct store *store, const struct form *form, const struct entry *entry,
                    GPtrArray *lines);

/* What the question with KEY is about: "Halve the queue: open tickets: 96 (120 → 60, 40%); said
 * on Tue 20 Oct". NULL: it is not about a goal, or the goal is gone. Caller frees. */
char *goal_asked_about(const struct site *site, const char *key, const char *language);

#endif
