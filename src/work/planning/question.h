/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/question.h - what questions and reminders have in common: several rounds of one person in one mail
 */
#ifndef MUSTER_WORK_QUESTION_H
#define MUSTER_WORK_QUESTION_H

#include "work/planning/draft.h"

/* One round of a mail. */
struct part {
    const struct workflow *workflow;
    gint64 round;
    gint64 form;
    int32_t day;
    gint64 on_time; /* instant */
};

typedef gboolean (*question_writer)(const struct question_view *view, const struct post *post,
                                    struct template_set *templates, struct written *written_r,
                                    struct failure *failure);

/* Writes PARTS (struct part, at least one) to PERSON by WRITER, and notes their rounds in DRAFT. */
gboolean question_write(struct planner *planner, struct draft *draft, const struct person *person,
                        const GArray *parts, question_writer writer, struct failure *failure);

/* Queues DRAFT under KEY. It is worth sending until the last of PARTS ends; with a single one it goes when that one does. */
gboolean question_queue(const struct draft *draft, const GArray *parts, const char *key);

#endif
