/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/news.h - what people shall hear of, thread by thread
 *
 * A thread is all that is said about what somebody wrote in a round: comments, items, and whatever
 * else has a kind. A row says that one person shall hear of one thing there, once; work/threads
 * decides who, when, and in which mail. Rows go with their round. Thanks are of no thread: their
 * rows go with what they tell.
 */
#ifndef MUSTER_STORE_NEWS_H
#define MUSTER_STORE_NEWS_H

#include "muster/store/store.h"

struct news {
    gint64 id; /* in the order in which things were filed */
    gint64 person;
    gint64 round;   /* 0: of no thread */
    char *kind;     /* "comment", "item", "kudos" */
    gint64 thing;   /* its id; the item's number */
    gint64 author;  /* whose words it is */
    gint64 since;   /* instant from which it waits */
    gboolean named; /* it calls the person by name: heard even in a thread that they muted */
    gboolean quiet; /* no reason for a mail: it goes along with the next one */
};
void news_free(struct news *news);

/* PERSON shall hear of THING; nothing when they shall already, or did. Ignores id. */
void news_add(struct store *store, const struct news *news);
/* struct news that PERSON waits for, by round, then by id; but nothing that does not name them
 * of threads that they muted. */
GPtrArray *news_waiting(struct store *store, gint64 person);
/* It was told in our MAIL. */
void news_tell(struct store *store, gint64 id, gint64 mail);
/* MAIL is not sent any more, since AUTHOR is to be forgotten: what else it told waits again. */
void news_untell(struct store *store, gint64 mail, gint64 author);
/* There is nothing to be told any more. */
void news_drop(struct store *store, gint64 id);
/* struct news that MAIL told, by id. */
GPtrArray *news_told_in(struct store *store, gint64 mail);
/* When the mails since SINCE were written that told PERSON of ROUND: instants, oldest first.
 * GArray of gint64, caller frees. */
GArray *news_mailed(struct store *store, gint64 person, gint64 round, gint64 since);

/* What PERSON wants of a thread, beside what concerns them. */
enum thread_choice { THREAD_PLAIN, THREAD_MUTED, THREAD_FOLLOWED };
enum thread_choice thread_choice_get(struct store *store, gint64 person, gint64 round);
void thread_choice_set(struct store *store, gint64 person, gint64 round, enum thread_choice choice);
/* Ids of who follows ROUND, in the order in which they began. GArray of gint64, caller frees. */
GArray *thread_followers(struct store *store, gint64 round);

#endif
