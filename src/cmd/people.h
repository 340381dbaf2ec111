/* SPDX-License-Identifier: GPL-3.0-or-later */
/* people.h - people as commands name them */
#ifndef MUSTER_CMD_PEOPLE_H
#define MUSTER_CMD_PEOPLE_H

#include "cmd/command.h"

/* The person of ADDRESS, an alias included. NULL with FAILURE (FAILURE_USAGE) when nobody has it.
 * Caller frees with person_free(). */
struct person *people_find(struct site *site, const char *address, struct failure *failure);

/* "Ann Lee <ann@acme.example>", or the address alone. Caller frees. */
char *people_said(const struct person *person);

/* Runs ACT in a transaction of its own, which is taken back in a dry run. */
typedef void (*people_act)(struct site *site, const struct person *person, gpointer data);
gboolean people_change(struct site *site, const struct person *person, people_act act,
                       gpointer data, gboolean dry_run, struct failure *failure);

#endif
