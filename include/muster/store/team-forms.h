/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/team-forms.h - the questions that a manager chose for a team by mail, over those of the files
 *
 * Kept as text, whose form is work/'s (work/questions/wishes.h).
 */
#ifndef MUSTER_STORE_TEAM_FORMS_H
#define MUSTER_STORE_TEAM_FORMS_H

#include "muster/store/store.h"

struct team_form {
    char *team, *workflow;
    gint64 person; /* who chose them */
    gint64 at;     /* instant */
    char *text;
};
void team_form_free(struct team_form *form);

/* All of them, by team. Struct team_form; caller unrefs. */
GPtrArray *team_forms_all(struct store *store);
/* FORM takes the place of what its team had in its workflow. */
void team_form_put(struct store *store, const struct team_form *form);
/* The questions are those of the files again. */
void team_form_drop(struct store *store, const char *team, const char *workflow);

#endif
