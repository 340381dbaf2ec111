/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/threads/gather.h - what a person waits for, thread by thread */
#ifndef MUSTER_WORK_GATHER_H
#define MUSTER_WORK_GATHER_H

#include "work/planning/planner.h"

/* What one person is to be told of one thread, and where they know it from. */
struct thread {
    const struct person *reader; /* borrowed */
    struct round *round;         /* NULL: thanks, which are of none, and go along with any mail */
    GPtrArray *news;             /* struct news, in order; owned */
    gint64 since;                /* from which the first of them waits that is worth a mail */
    gint64 at;                   /* instant from which it may be told, as far as it is alone */
    gboolean capped;             /* it has had its mails of the day */
    gboolean told;               /* a mail that was just written tells it */
    gboolean own;                /* the reader wrote what it is about */
    gboolean
        asked; /* the reader said something in it after they were last told, and this answers it:
                     * what has waited for more than a day, as for who was away, is none */
    struct sent_mail *root, *parent; /* of the thread as the reader has it; NULL: it begins */
};

/* It may be an answer to what its reader said. */
gboolean news_answers(const struct news *news);

/* Those in which something is worth a mail, thanks first; struct thread, caller unrefs. Borrows
 * READER. */
GPtrArray *threads_gather(struct planner *planner, const struct person *reader);

/* PERSON met the thread of ROUND in MAIL, if that is a summary and they know it from no other. */
void thread_begin(struct store *store, gint64 person, gint64 round, gint64 mail);

/* MAIL tells all of THREAD. ALONE: and of no other, so that it continues it. */
void thread_note(struct store *store, struct thread *thread, gint64 mail, gboolean alone);

#endif
