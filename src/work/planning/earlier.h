/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/earlier.h - what a person answered before, to questions that stand for one another
 *
 * A question stands for itself, and for the one whose place it takes in a mail that asks both: what
 * Ann planned on Monday is what she would do next, whichever of the two she was asked.
 */
#ifndef WORK_EARLIER_H
#define WORK_EARLIER_H

#include "muster/work/site.h"

/* FALSE when NAME is "". */
gboolean question_stands_for(const struct question_config *question, const char *name);
/* The question KEY of WORKFLOW; NULL when it has none. */
const struct question_config *question_of(const struct workflow_config *workflow, const char *key);

/* As what a question is looked for. On one day plans come before what became of them. */
enum earlier_role { EARLIER_NONE, EARLIER_PLANS, EARLIER_ASKS };

/* One earlier answer; borrowed for the call. */
struct earlier {
    enum earlier_role role;
    const struct question_config *question;
    const struct entry_answer *answer;
    int32_t day; /* of its round */
};

struct look_back {
    const struct site *site;
    GHashTable *forms; /* as in forms.h */
    gint64 person;
    int32_t since, before; /* of rounds of these days, the last one before BEFORE */
    enum earlier_role (*role)(const struct question_config *question, gconstpointer data);
    gboolean (*found)(const struct earlier *earlier, gpointer data); /* TRUE: look no further */
    gpointer data;
};

/* Goes back from day to day, and calls `found` for each answer to a question that has a role. */
void look_back(const struct look_back *look);

#endif
