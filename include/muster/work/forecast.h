/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/forecast.h - what will be sent to whom and when, and why not on the other days
 *
 * Nothing is guessed: the same decisions that tick makes, made for each instant to come. What people
 * do meanwhile is not foreseen: an early answer, or a silence that ends in a pause.
 */
#ifndef MUSTER_WORK_FORECAST_H
#define MUSTER_WORK_FORECAST_H

#include "muster/work/site.h"

struct forecast_mail {
    gint64 at;
    /* "welcome", "question", "summary" (if there is news then); of a 1-on-1 "points", "agenda",
     * "notes"; of a pulse "pulse", "pulse-reminder", "pulse-result" */
    const char *what;
    char *with; /* of a 1-on-1: the address of the other one; else NULL */
    GPtrArray
        *workflows;    /* of a question or a pulse: const struct workflow *, in the order asked */
    GArray *reminders; /* gint64, instants: for who has not answered */
    gint64 on_time;    /* of a question: the first end of its rounds */
};

/* A day of the person's own calendar. */
struct forecast_day {
    int32_t day;
    GPtrArray *mails; /* struct forecast_mail, by time; empty when nothing comes */
    char *why;        /* why nothing is asked; NULL when something is */
};
void forecast_day_free(struct forecast_day *day);

/* DAYS days from today on. struct forecast_day, in order; caller unrefs. Reads only; the caller asks
 * store_ok(). */
GPtrArray *forecast_of(struct site *site, const struct person *person, guint days);

#endif
