/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few threads that wait for the disk, so that nobody else does. Private to the net wing.
 *
 * A job is a mail whose bytes are all there (base/acceptance.h). Each is kept and named by one of
 * the threads; then one sync of the folder serves all that were named by then.
 */
#ifndef MUSTER_NET_SYNC_POOL_H
#define MUSTER_NET_SYNC_POOL_H

#include "muster/base/acceptance.h"
#include "muster/base/failure.h"

struct sync_pool;

struct sync_job {
    struct sync_job *next; /* in a list of the pool's */
    void *owner;           /* for whoever submitted it */
    struct failure failure;
    struct acceptance mail;
};

/* STATE is borrowed. */
struct sync_pool *sync_pool_start(const char *state, struct failure *failure);

/* Ends the threads, when no job is at work any more. */
void sync_pool_stop(struct sync_pool *pool);

void sync_pool_submit(struct sync_pool *pool, struct sync_job *job);

/* Readable when jobs may have ended. A thread whose system refuses it a write cannot say so:
 * whoever waits for a job takes what has ended each SYNC_POOL_LOOK_MS, whatever this says. */
enum { SYNC_POOL_LOOK_MS = 1000 };
int sync_pool_descriptor(const struct sync_pool *pool);

/* The jobs that have ended, linked by `next`: a mail is accepted, or its failure is set. Their
 * acceptances have ended too; the caller frees them. */
struct sync_job *sync_pool_take(struct sync_pool *pool);

#endif
