/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/letters/phrases-table.h - what a language says: the fields of phrases/LANGUAGE.txt
 *
 * {NAMES} in braces are put in. Where a language has no use for a difference it says the same twice; no field is empty.
 * A language is a file of these, in the list of letters.mk; no C.
 */
#ifndef WORK_PHRASES_TABLE_H
#define WORK_PHRASES_TABLE_H

#include "work/letters/phrases.h"

/* The questions and the titles that come with Muster: a daily check-in with a mood, a plan and
 * update of the week, goals, a pulse. */
enum {
    STOCK_DONE,
    STOCK_NEXT,
    STOCK_BLOCKED,
    STOCK_PLAN,
    STOCK_UPDATE,
    STOCK_MOOD,
    STOCK_WELL,
    STOCK_BETTER,
    STOCK
};
enum { PLURALS_MAX = 6, NUMBERS = 11, STOCK_TITLES = 5, STOCK_LABELS = 3 };

struct phrases {
    const char *language;
    const char *weekdays[7];      /* in {date}, from Monday */
    const char *weekday_names[7]; /* on their own: "Mon to Fri" */
    const char *months[12];
    const char *numbers[NUMBERS]; /* {number}, from 0; above there are only figures */
    const char *date;             /* {weekday} {day} {month} */
    const char *first_of_month;   /* the {day} that French calls "1er" */
    const char *today, *tomorrow;
    const char *far_day;   /* {date}, after "From" */
    const char *clock;     /* {h} or {hh}, {mm} */
    const char *full_hour; /* the same at {mm} 00 */
    /* "Until", with that word where it changes with what follows, and for an appointment: on this {day}, today or tomorrow, or on {date}. */
    const char *until_clock, *until_near, *until_far, *at_near, *at_far;
    const char *every_day;
    const char *rhythms[2];                /* {days} at {clock}: every week, or every {n} weeks */
    const char *span;                      /* of weekdays or dates, {a} to {b} */
    const char *comma, *and, *more;        /* lists: {a}, {b} and {n} more */
    const char *and_before_i;              /* {b} begins with that sound: Spanish */
    const char *sentence;                  /* {text}. */
    const char *sentences;                 /* {a} {b} */
    const char *headed;                    /* {a}: {b} */
    const char *hint_yes_no, *hint_choice; /* below a question; {list} */
    const char *hint_scale, *hint_number, *hint_date, *hint_mood;
    const char *planned;         /* above a plan to be ticked, of {when}: one of the next two */
    const char *planned_ends;    /* the same where the plan is over, and items may be moved */
    const char *planned_on[7];   /* weekdays, from Monday */
    const char *planned_earlier; /* {date} */
    const char *carried;         /* above what is left of an earlier plan, to be kept */
    const char *still_open;      /* above what was in the way, to be ticked */
    const char *waits_for_you;   /* above items whose end is "#{n} done" */
    const char *item_over;       /* #{n}, whose words are {text} */
    const char *meeting_before, *meeting_after; /* what a 1-on-1 asks, in one line each */
    const char *diverted;                       /* heads a rehearsal: for {whom} */
    const char *late, *corrected;               /* beside a name: for {date} */
    const char *mark;                           /* {a}, the workflow, and {b}, one of those */
    const char *score, *score_so_far;           /* {answered} of {asked} */
    const char *mood;  /* of a team: {mean} of 5, in the week that began on {day} */
    const char *point; /* between a number and its decimals */
    const char *plans; /* of a team: {list} of these three, of {n} items each */
    const char *plans_done, *plans_moved, *plans_open;
    const char *waits, *waits_there;   /* {name} until {until}, told by the reader's clock or not */
    const char *left_open;             /* {name}, who did not answer {what} */
    const char *away_until;            /* {name} until {date} */
    const char *decimal;               /* the mark before the decimals */
    const char *percent;               /* {n} in figures */
    const char *attached;              /* the label before a list of files */
    const char *files[FILE_FATES];     /* {name} ({size}) */
    const char *file_lost;             /* {name}, of which nothing is known */
    const char *kilobytes, *megabytes; /* {n} in figures */
    const char *goal_by, *goal_quarter;  /* {date}, which may be quarter {n} of {year} */
    const char *goal_stand;              /* {now}, {from}, {to}, {percent} */
    const char *goal_before, *goal_told; /* {line}, which stood at {before}; which is of {date} */
    const char *goal_marks[GOAL_MARKS], *goal_confidences[GOAL_SURE];
    const char *goal_number;           /* {n}, as it may be written to feed it */
    const char *goal_about;            /* {title}, with the {list} of what else there is to say */
    const char *goal_stale;            /* nobody has fed it since {date} */
    const char *goal_ask, *goal_label; /* the question of the month, for goal {n} */
    const char *same, *nothing, *skip, *off; /* quick answers, as src/mail/words knows them too */
    const char *stock_titles[STOCK_TITLES];
    const char *read_titles[STOCK_TITLES]; /* the same to who reads what others answer */
    const char *stock[STOCK];              /* prompts */
    /* Labels of each. */
    const char *stock_done[STOCK_LABELS], *stock_next[STOCK_LABELS], *stock_blocked[STOCK_LABELS];
    const char *stock_plan[STOCK_LABELS], *stock_update[STOCK_LABELS], *stock_mood[STOCK_LABELS];
    const char *stock_well[STOCK_LABELS], *stock_better[STOCK_LABELS];
    unsigned (*plural)(unsigned n);                   /* which of the forms below N takes */
    const char *counted[COUNT_LAST + 1][PLURALS_MAX]; /* {n} in figures, {number} in words */
};

extern const struct phrases phrases_table[]; /* ends with a NULL language */

#endif
