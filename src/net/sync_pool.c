/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sync pool.
 *
 * A job goes from `submitted` (a thread keeps and names it) to `named` (a thread syncs the folder
 * for all of them at once) to `ended`. Few threads sync the folder at a time, so what is named
 * meanwhile gathers for the next sync: the busier, the more mails share one.
 *
 * Promises: a job that ends without a failure was synced, and its folder after it was named.
 */
#include "net/sync_pool.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* WORKERS wait for the disk at once: file systems commit the syncs of several in one go. Of these
 * at most FOLDER_SYNCS sync the folder: a journal that has begun a commit takes nothing into it any
 * more, so what is named meanwhile need not wait for two. */
enum { WORKERS = 16, FOLDER_SYNCS = 2 };

struct job_list {
    struct sync_job *first, **end;
};

struct sync_pool {
    const char *state;
    pthread_mutex_t lock;
    pthread_cond_t work;
    struct job_list submitted, named, ended;
    int folder_syncs; /* threads that sync the folder */
    bool stopping;
    int event;
    pthread_t workers[WORKERS];
    size_t n_workers;
};

static void list_clear(struct job_list *list)
{
    list->first = NULL;
    list->end = &list->first;
}

static void list_append(struct job_list *list, struct sync_job *job)
{
    job->next = NULL;
    *list->end = job;
    list->end = &job->next;
}

static struct sync_job *list_pop(struct job_list *list)
{
    struct sync_job *job = list->first;
    list->first = job->next;
    if (list->first == NULL)
        list->end = &list->first;
    return job;
}

static struct sync_job *list_take(struct job_list *list)
{
    struct sync_job *first = list->first;
    list_clear(list);
    return first;
}

static void pool_wake_owner(const struct sync_pool *pool)
{
    static const uint64_t one = 1;
    ssize_t written = write(pool->event, &one, sizeof one);
    (void)written; /* it fails only when the counter is full, and then the owner is awake */
}

/* One job's own part. Called and left with the lock held, as work_on_folder(). */
static void work_on_job(struct sync_pool *pool, struct sync_job *job)
{
    pthread_mutex_unlock(&pool->lock);
    bool named =
        acceptance_keep(&job->mail, &job->failure) && acceptance_name(&job->mail, &job->failure);
    if (!named)
        acceptance_end(&job->mail, false);
    pthread_mutex_lock(&pool->lock);
    list_append(named ? &pool->named : &pool->ended, job);
    if (!named)
        pool_wake_owner(pool);
}

/* The part that all of JOBS share, which were named. */
static void sync_folder(const char *state, struct sync_job *jobs)
{
    struct failure failure = {.kind = FAILURE_NONE};
    int folder = acceptance_folder(state, &failure);
    bool synced = folder >= 0 && acceptance_sync(folder, &failure);
    if (folder >= 0)
        close(folder);
    for (struct sync_job *job = jobs; job != NULL; job = job->next) {
        job->failure = failure;
        acceptance_end(&job->mail, synced);
    }
}

static void work_on_folder(struct sync_pool *pool)
{
    struct sync_job *jobs = list_take(&pool->named);
    pool->folder_syncs++;
    pthread_mutex_unlock(&pool->lock);
    sync_folder(pool->state, jobs);
    pthread_mutex_lock(&pool->lock);
    pool->folder_syncs--;
    for (struct sync_job *next; jobs != NULL; jobs = next) {
        next = jobs->next;
        list_append(&pool->ended, jobs);
    }
    pool_wake_owner(pool);
}

/* Files before folders: the more are named, the more a sync of the folder serves. */
static void *worker_main(void *argument)
{
    struct sync_pool *pool = argument;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        if (pool->submitted.first != NULL)
            work_on_job(pool, list_pop(&pool->submitted));
        else if (pool->named.first != NULL && pool->folder_syncs < FOLDER_SYNCS)
            work_on_folder(pool);
        else if (pool->stopping)
            break;
        else
            pthread_cond_wait(&pool->work, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static bool workers_start(struct sync_pool *pool, struct failure *failure)
{
    for (; pool->n_workers < WORKERS; pool->n_workers++) {
        int error = pthread_create(&pool->workers[pool->n_workers], NULL, worker_main, pool);
        if (error != 0)
            return failure_errno(failure, error, "cannot start a thread");
    }
    return true;
}

struct sync_pool *sync_pool_start(const char *state, struct failure *failure)
{
    struct sync_pool *pool = calloc(1, sizeof *pool);
    if (pool == NULL) {
        failure_errno(failure, ENOMEM, "cannot start the threads");
        return NULL;
    }
    pool->state = state;
    pool->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->work, NULL);
    list_clear(&pool->submitted);
    list_clear(&pool->named);
    list_clear(&pool->ended);
    if (pool->event >= 0 && workers_start(pool, failure))
        return pool;
    if (pool->event < 0)
        failure_errno(failure, errno, "cannot start the threads");
    sync_pool_stop(pool);
    return NULL;
}

void sync_pool_stop(struct sync_pool *pool)
{
    if (pool == NULL)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->stopping = true;
    pthread_cond_broadcast(&pool->work);
    pthread_mutex_unlock(&pool->lock);
    for (size_t i = 0; i < pool->n_workers; i++)
        pthread_join(pool->workers[i], NULL);
    pthread_cond_destroy(&pool->work);
    pthread_mutex_destroy(&pool->lock);
    if (pool->event >= 0)
        close(pool->event);
    free(pool);
}

void sync_pool_submit(struct sync_pool *pool, struct sync_job *job)
{
    pthread_mutex_lock(&pool->lock);
    list_append(&pool->submitted, job);
    pthread_cond_signal(&pool->work);
    pthread_mutex_unlock(&pool->lock);
}

int sync_pool_descriptor(const struct sync_pool *pool)
{
    return pool->event;
}

struct sync_job *sync_pool_take(struct sync_pool *pool)
{
    uint64_t count;
    ssize_t n = read(pool->event, &count, sizeof count);
    (void)n; /* nothing to read: nothing has ended since */
    pthread_mutex_lock(&pool->lock);
    struct sync_job *jobs = list_take(&pool->ended);
    pthread_mutex_unlock(&pool->lock);
    return jobs;
}
