/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rounds.c shares with the walk and with retention. */
#ifndef MUSTER_STORE_ROUNDS_PRIVATE_H
#define MUSTER_STORE_ROUNDS_PRIVATE_H

#include "muster/store/rounds.h"
#include "store/sql.h"

/* Ids of PERSON's rounds of the days SINCE to UNTIL, by day and workflow; at least LIMIT of them
 * when there are as many. Takes microseconds for each day that has a round of anybody: for walks,
 * not for what happens daily. */
GArray *rounds_of_person(struct store *store, gint64 person, gint64 since, gint64 until,
                         guint limit);

#endif
