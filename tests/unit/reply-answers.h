/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply-answers.h - what was read from a reply, for those who compare it */
#ifndef MUSTER_TEST_REPLY_ANSWERS_H
#define MUSTER_TEST_REPLY_ANSWERS_H

#include "mail/reply/reply.h"

/* NULL when QUESTION was not answered. */
static inline const char *answer_to(const struct reply_reading *reading, guint question)
{
    for (guint i = 0; i < reading->answers->len; i++) {
        const struct answer *answer = g_ptr_array_index(reading->answers, i);
        if (answer->question == question)
            return answer->text;
    }
    return NULL;
}

#endif
