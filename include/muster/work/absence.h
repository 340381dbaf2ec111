/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/absence.h - people go away and come back: what follows from it
 *
 * Whoever learns of an absence (a command, a mail, an out-of-office reply) says it here. All in the
 * caller's transaction; trouble sticks to the store.
 */
#ifndef MUSTER_WORK_ABSENCE_H
#define MUSTER_WORK_ABSENCE_H

#include "muster/work/site.h"

/* PERSON is away from FIRST to LAST (ABSENCE_OPEN: until they are back), days of their own. Rounds
 * of these days that wait for an answer, and those of today that were missed, are recorded as away,
 * and what was still to be sent for them is not. SOURCE as in store/absences.h. */
void absence_begin(struct site *site, gint64 person, int32_t first, int32_t last,
                   const char *source);

/* Takes back what absence_begin() was told. Rounds that it ended stay so. FALSE when it is not there. */
gboolean absence_withdraw(struct site *site, gint64 person, int32_t first, int32_t last);

/* PERSON is back on DAY. BY_MAIL: a mail of their own said so, and the next question shall tell.
 * FALSE when they were not away then. */
enum absence_ender { ABSENCE_ENDED_BY_COMMAND, ABSENCE_ENDED_BY_MAIL };
gboolean absence_over(struct site *site, gint64 person, int32_t day, enum absence_ender by);

/* True when PERSON is away on DAY; UNTIL_R is then the last day of it, counting absences that follow
 * each other as one; ABSENCE_OPEN when nobody knows. */
gboolean person_is_away(struct store *store, gint64 person, int32_t day, int32_t *until_r);

/* The state of PERSON as it shows: away, where the store says active and an absence holds the day that
 * it is for them. UNTIL_R as above; may be NULL. */
enum person_state person_state_now(const struct site *site, const struct person *person,
                                   int32_t *until_r);

/* The day that INSTANT falls on for PERSON, and the one that it is now. */
int32_t person_day(const struct site *site, const struct person *person, gint64 instant);
int32_t person_today(const struct site *site, const struct person *person);

#endif
