/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/calm.h - how many mails a day may bring a person, decided from what is planned for it
 *
 * PRODUCT 4: a working day brings nobody more than three mails that their own mail did not cause.
 * So a day has at most two mails that ask; what is left of the three after them and the summary
 * goes to what others say, one mail, and to reminders, the earliest first. It is decided from the
 * plan alone, not by counting what was sent: every call about the same day agrees, whoever makes it
 * and when.
 */
#ifndef MUSTER_TIME_CALM_H
#define MUSTER_TIME_CALM_H

#include "muster/time/schedule.h"

enum {
    CALM_MAILS = 3,    /* a day, that the person's own mail did not cause */
    CALM_QUESTIONS = 2 /* of these: mails that ask */
};

/* A person's day, by the clock on their wall. */
struct calm_day {
    const struct zone *zone;
    int32_t day;
    gboolean reads;    /* a summary may come */
    GArray *asks;      /* int64_t: instants, in order */
    GArray *reminders; /* likewise */
};

void calm_day_init(struct calm_day *day, const struct zone *zone, int32_t date, gboolean reads);
void calm_day_clear(struct calm_day *day);
/* Adds what OCCASION brings on the day: of each workflow that asks the person, also those of days
 * before whose reminders come late. One that is away brings nothing. */
void calm_day_add(struct calm_day *day, const struct occasion *occasion);

/* True when what is asked at OTHER goes out with the mail for LEAD, which comes first: within the
 * hour, and whatever the day still asks when this is its last mail that may. */
gboolean calm_asks_together(const struct calm_day *day, int64_t lead, int64_t other);
/* True when a reminder planned for AT may be sent. Those within the hour of each other are one
 * mail. */
gboolean calm_reminds(const struct calm_day *day, int64_t at);
/* True when the day may bring a mail beside those that ask, its summary, and BESIDES others. */
gboolean calm_has_room(const struct calm_day *day, guint besides);

#endif
