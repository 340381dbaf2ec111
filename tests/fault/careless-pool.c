/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sync pool must not be: it says yes first, and writes then. `muster lmtpd' with this in
 * its place is what the kill test has to find out. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "net/sync_pool.h"

struct sync_pool {
    int event;
    struct sync_job *ended;
};

struct sync_pool *sync_pool_start(const char *state, struct failure *failure)
{
    struct sync_pool *pool = calloc(1, sizeof *pool);
    (void)state;
    (void)failure;
    pool->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return pool;
}

void sync_pool_stop(struct sync_pool *pool)
{
    close(pool->event);
    free(pool);
}

static void *write_later(void *argument)
{
    struct acceptance *mail = argument;
    usleep(5000);
    acceptance_end(mail, acceptance_keep(mail, NULL) && acceptance_name(mail, NULL));
    free(mail);
    return NULL;
}

void sync_pool_submit(struct sync_pool *pool, struct sync_job *job)
{
    pthread_t thread;
    uint64_t one = 1;
    struct acceptance *copy = malloc(sizeof *copy);
    *copy = job->mail;
    pthread_create(&thread, NULL, write_later, copy);
    pthread_detach(thread);
    job->next = pool->ended;
    pool->ended = job;
    ssize_t n = write(pool->event, &one, sizeof one);
    (void)n;
}

int sync_pool_descriptor(const struct sync_pool *pool)
{
    return pool->event;
}

struct sync_job *sync_pool_take(struct sync_pool *pool)
{
    uint64_t count;
    struct sync_job *jobs = pool->ended;
    ssize_t n = read(pool->event, &count, sizeof count);
    (void)n;
    pool->ended = NULL;
    return jobs;
}
