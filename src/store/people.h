/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people.c and teams.c share. */
#ifndef MUSTER_STORE_PEOPLE_PRIVATE_H
#define MUSTER_STORE_PEOPLE_PRIVATE_H

#include "muster/store/people.h"
#include "store/sql.h"

/* Fills teams, reads and aliases of PERSON, which may be NULL, and returns it. */
struct person *person_with_lists(struct store *store, struct person *person);

/* Whose main address or alias it is; 0 when nobody's. */
gint64 person_of_address(struct store *store, const char *address);

/* FALSE, and the store has failed, when ADDRESS is that of somebody other than PERSON. */
gboolean address_claim(struct store *store, const char *address, gint64 person);

/* Of PERSON, of whom no round is left, only the number stays. */
void person_erase(struct store *store, gint64 person);

#endif
