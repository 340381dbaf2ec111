/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/people/managing.h - who manages which team, and what managers do with its people
 *
 * A manager of a team reads it and is named as the manager of one of its members. All that changes something happens in
 * the caller's transaction; trouble sticks to the store.
 */
#ifndef WORK_MANAGING_H
#define WORK_MANAGING_H

#include "muster/work/site.h"

/* A "manager" cell may name several, with ";" between. */
gboolean person_is_managed_by(const struct person *person, const char *address);

gboolean person_manages(struct store *store, const struct person *person, const char *team);

/* The team that WORDS (NULL or "": the only one) mean to MANAGER, in any letters. NULL when MANAGER manages no such team,
 * or nobody can know which. Caller frees. */
char *team_meant(struct store *store, const struct person *manager, const char *words);

/* The same of WORDS that may name a workflow behind the team ("core", "core weekly", "weekly", or nothing): the workflow
 * that is named, else the first that asks somebody of the team. NULL with *TEAM_R when there is none. Caller frees
 * *TEAM_R. */
const struct workflow *team_workflow_meant(const struct site *site, const struct person *manager,
                                           const char *words, char **team_r);

/* Whoever came by mail is in no file, so that no file's silence sends them away; a roster that names them later is
 * believed in all that it says. MANAGER is theirs from now on. FALSE when they are in TEAM already, or left by their own
 * wish, which only they take back. */
gboolean person_invite(struct site *site, const struct person *manager, const char *address,
                       const char *name, const char *team);

/* FALSE when that was so already. */
gboolean person_join_team(struct site *site, const struct person *person, const char *team);
gboolean person_leave_team(struct site *site, const struct person *person, const char *team);

/* PERSON is in no team of MANAGER any more, and has left when they are in none at all and read none. The teams, with ";"
 * between, as person_restore() takes them; NULL when there were none. Caller frees. */
char *person_remove(struct site *site, const struct person *manager, const struct person *person);
/* Takes that back. */
void person_restore(struct site *site, const struct person *person, const char *teams);

#endif
