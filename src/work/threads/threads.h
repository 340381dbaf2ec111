/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/threads/threads.h - what is said about what somebody wrote, who hears it, and when
 *
 *  hearing.c  who hears what is said in a thread
 *  moment.c   when it may be told (moment.h): it waits for what else is said, but not past the day
 *  gather.c   what a person waits for, thread by thread (gather.h)
 *  kinds.c    what there is to know of each kind of thing: a new kind is a row there, and a section
 *             of the template (showing.h)
 *  showing.c  a thread as a letter shows it
 *  news.c     due work "news": writes the mails
 *
 * A thread is named by its round. Filing says what happened (thread_tell); all the rest is a
 * tick's. People hear of what is said about what they wrote, of what follows their own words, of
 * what calls them by name ("@bob"), and of what they follow; never of their own words. Who muted a
 * thread hears of it only what calls them by name: to be called is to be asked.
 */
#ifndef MUSTER_WORK_THREADS_H
#define MUSTER_WORK_THREADS_H

#include "muster/work/site.h"

/* PERSON may read what was answered in ROUND: who wrote it, who reads their teams, and the teams
 * (PRODUCT 4). */
gboolean entry_admits(const struct person *person, const struct round *round);
/* They may hear what is said about it: also who was asked there to lift a blocker, whatever
 * their team. */
gboolean thread_admits(struct store *store, const struct person *person, const struct round *round);

/* A tick shall find out what PERSON waits for, and when they may hear of it. In the caller's
 * transaction, as all below. */
void news_expect(struct site *site, gint64 person);

/* Adds NEWS, whose id is ignored, and sets what is due. */
void thread_tell(struct site *site, const struct news *news);

/* Tells everybody concerned of a thing, as NEWS, whose person and named are ignored. TEXT are
 * its words; ALONE: it concerns only who wrote the entry. */
void thread_tell_all(struct site *site, const struct round *round, const char *text, gboolean alone,
                     const struct news *news);

/* What PERSON was told today that no word of theirs caused leaves the day room for a reminder. */
struct planner;
gboolean thread_leaves_room(struct planner *planner, const struct person *person);

#endif
