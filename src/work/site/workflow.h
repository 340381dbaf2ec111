/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workflow.h - a workflow's words, understood */
#ifndef WORK_WORKFLOW_H
#define WORK_WORKFLOW_H

#include "muster/work/site.h"

enum { ALL_WEEKDAYS = 0x7f };

/* Reads the schedule that CONFIG describes. FAILURE_CONFIG names the file and the word. Borrows
 * CONFIG. */
gboolean workflow_understand(const struct workflow_config *config, struct workflow *workflow_r,
                             struct failure *failure);

/* The wording of QUESTION in LANGUAGE, else in what it is a kind of ("de" for "de-AT"), else the question's own. */
const struct wording *question_wording(const struct question_config *question,
                                       const char *language);
/* True when WORKFLOW asks each person something else (kinds.h). */
gboolean workflow_asks_each(const struct workflow *workflow);
/* What it asks PERSON on DAY then; NULL: nothing. Caller frees with form_free(). */
struct form *workflow_form_each(const struct site *site, const struct workflow *workflow,
                                const struct person *person, int32_t day);
/* True when the audience of WORKFLOW names PERSON, who is in a team. */
gboolean workflow_reaches(const struct workflow *workflow, const struct person *person);

/* True when some workflow of SITE asks PERSON. */
gboolean site_asks(const struct site *site, const struct person *person);

/* True when some question of OTHER takes the place of one of WORKFLOW, on whatever day. */
gboolean workflow_replaces(const struct workflow *other, const struct workflow *workflow);
/* workflow_form() in a mail that asks TOGETHER (struct workflow *) too: without what these take the
 * place of on DAY, unless nothing would be left. Never empty. Caller frees with form_free(). */
struct form *workflow_form_beside(const struct workflow *workflow, const char *language,
                                  int32_t day, const GPtrArray *together);

#endif
