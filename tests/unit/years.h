/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years of one person's life with one workflow, in a few milliseconds: for tests.
 *
 * A life keeps what the planner keeps - a plan, and which days have their round - and does what it
 * does: takes turns when the plan says so, and plans anew when something changed. Disturbances
 * come at random, from a fixed seed. What became of the days is judged by other means than those
 * that are tested: weekdays by counting, walls by GDateTime.
 */
#ifndef TESTS_YEARS_H
#define TESTS_YEARS_H

#include "muster/time/turn.h"

/* What a broken planner would do: each makes one property fail. */
enum flaw {
    FLAW_NONE,
    FLAW_FORGETS_PLAN,     /* a mail leaves, and what was done is not kept */
    FLAW_TRUSTS_CLOCK,     /* a clock that went back is believed to go on */
    FLAW_PLANS_FROM_TODAY, /* whoever moves gets a new plan, whatever the one before promised */
    FLAW_NO_GRACE,         /* what is late is asked all the same */
};

struct lived_day {
    guint8 rounds, mails;
    gboolean asked; /* else away, or too late */
    int64_t mailed; /* when */
};

struct life {
    struct rhythm rhythm;
    int from, to; /* minutes of the working hours, for the judge */
    struct schedule schedule;
    struct planned plan;
    gboolean is_planned;
    struct days_off *off;
    struct lived_day *days; /* from LIFE_FIRST on */
    int64_t now, last_tick;
    GRand *random;
    enum flaw flaw;
    guint nights; /* mails outside the hours */
};

/* The days that are judged, and those that a clock may dream of. */
#define LIFE_BEGIN day_of(2020, 1, 1)
#define LIFE_END day_of(2031, 1, 1)
#define LIFE_FIRST day_of(2018, 1, 1)
#define LIFE_LAST day_of(2033, 1, 1)

typedef void (*disturbance)(struct life *life);

struct life *life_new(const char *zone, const char *hours, const char *days, const char *ask);
void life_free(struct life *life);

/* Lives the years. DISTURB (NULL: nobody) comes about each so many DAYS. */
void life_run(struct life *life, disturbance disturb, int days);

/* For disturbances. */
void life_tick(struct life *life);   /* what muster tick does */
void life_replan(struct life *life); /* what it does after a change */

/* How the years went. */
struct verdict {
    guint lost, doubled, uncalled; /* days of work without a round; with two; other days with one */
    guint nights;                  /* mails outside the hours */
    guint odd_hours;               /* mails at another time than the schedule's */
    guint mails, late;             /* rounds that were asked, and that came too late for it */
};
struct verdict life_judge(const struct life *life);

#endif
