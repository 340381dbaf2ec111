/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/threads/showing.h - a thread as a letter shows it, and where a reply to it belongs */
#ifndef MUSTER_WORK_SHOWING_H
#define MUSTER_WORK_SHOWING_H

#include "work/letters/letters.h"
#include "work/threads/gather.h"

struct showing {
    struct planner *planner;
    const struct person *reader;
    struct thread *thread; /* borrowed */
    GArray *parts;         /* struct news_part, in order */
    GArray *rounds;        /* gint64: to which a word about each of them belongs; 0: to none */
    GPtrArray *kept;       /* char *: what the parts and the view borrow */
    struct thread_view view;
    GPtrArray *words; /* what the thread is about; ends with a NULL that `view' needs */
};

/* Shows what THREAD tells. What is not to be told any more is dropped, there and in the store.
 * Caller frees. */
struct showing *showing_new(struct planner *planner, struct thread *thread);
void showing_free(struct showing *showing);
/* The number of its parts that are worth a mail. */
guint showing_parts(const struct showing *showing);

/* A copy of TEXT that lives as long as SHOWING; the name of a person likewise, "" where they are
 * gone. */
const char *showing_keep(struct showing *showing, const char *text);
const char *showing_name(struct showing *showing, gint64 person);

/* Adds what NEWS tells to the parts. FALSE: there is nothing to be told any more. */
gboolean news_show(struct showing *showing, const struct news *news);
/* Adds PART, whose words SHOWING keeps. */
void showing_add(struct showing *showing, const struct news_part *part, gint64 round);

/* Which lines of TEXT, a mail that tells SHOWN (struct showing) and THANKS (NULL: none), are about
 * which round. What a reply says of none of them is for the only conversation, where there is but
 * one: its block is the first line alone. GArray of struct sent_block, NULL when there is none;
 * caller unrefs. */
GArray *showings_blocks(const GPtrArray *shown, const struct showing *thanks, const char *text);

#endif
