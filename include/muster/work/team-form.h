/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/team-form.h - the questions that a manager chose for a team by mail, over those of the files
 *
 * Only what is asked: when and whom, the files say. Rounds that are open keep what was asked in them.
 */
#ifndef MUSTER_WORK_TEAM_FORM_H
#define MUSTER_WORK_TEAM_FORM_H

#include "muster/work/site.h"

/* What one team is asked in one workflow. */
struct team_form_view {
    const char *team;
    const struct workflow *base;     /* as the files have it */
    const struct workflow *workflow; /* with the questions that were chosen */
    gint64 person, at;               /* by whom, and when (an instant) */
    const char *text;                /* as the store has it */
};

/* The one of TEAM in the workflow NAME; NULL when it is asked what the files say. Borrowed. */
const struct team_form_view *team_form_find(const struct site *site, const char *team,
                                            const char *name);

/* WORKFLOW as PERSON is asked it. Where two of their teams are asked different things, the first of them counts, by name.
 * Borrowed. */
const struct workflow *workflow_for(const struct site *site, const struct workflow *workflow,
                                    const struct person *person);

/* Reads them from the store: when the site is opened, and when one was changed. */
void site_read_team_forms(struct site *site);

/* PERSON chose TEXT for TEAM, "" to have what the files say. In the caller's transaction. */
void team_form_choose(struct site *site, const char *team, const struct workflow *workflow,
                      gint64 person, const char *text);

/* WORKFLOW as somebody of TEAM is asked it (NULL: as the files have it), in the syntax of the files, each line with where it
 * comes from behind it: "daily.conf:4", "by mail, Mia Hansen, 2026-11-23". Caller frees. */
char *workflow_show(const struct site *site, const struct workflow *workflow, const char *team);

#endif
