/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/absences.h - when a person is away: only the dates, never a reason
 *
 * Days are local to the person, both ends belong to the absence. Absences may overlap.
 */
#ifndef MUSTER_STORE_ABSENCES_H
#define MUSTER_STORE_ABSENCES_H

#include "muster/store/store.h"

#define ABSENCE_OPEN INT32_MAX /* the last day of one that ends when the person is back */

struct absence {
    gint64 person;
    int32_t first, last; /* first <= last; ABSENCE_OPEN */
    char *source;        /* who said so: "command", "mail", "out-of-office" */
};
void absence_free(struct absence *absence);

/* Adds one, unless the same days are there. LAST before FIRST is a failure. */
void absence_add(struct store *store, gint64 person, int32_t first, int32_t last,
                 const char *source);

/* Those of PERSON that are not over before FROM, by first day. struct absence. */
GPtrArray *absences_of(struct store *store, gint64 person, int32_t from);

/* Takes one away, as if it had never been told. FALSE when there is none of these days. */
gboolean absence_remove(struct store *store, gint64 person, int32_t first, int32_t last);

/* PERSON is back on DAY: absences that hold DAY end the day before. What is planned for later
 * stays. FALSE when none holds DAY. */
gboolean absence_end(struct store *store, gint64 person, int32_t day);

/* As absence_end(), by any mail of the person's own: it ends what an out-of-office reply began, and
 * nothing that was planned. The next question shall say so. */
gboolean absence_end_by_mail(struct store *store, gint64 person, int32_t day);
/* TRUE once after such an end: whoever asks then says it. */
gboolean absence_take_end(struct store *store, gint64 person);

#endif
