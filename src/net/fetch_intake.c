/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sync pool, for somebody who can wait. */
#include "net/fetch_intake.h"

#include <poll.h>
#include <stdlib.h>

#include "muster/base/instant.h"
#include "muster/base/log.h"
#include "net/sync_pool.h"

struct arriving {
    struct sync_job job; /* first, so that one pointer is both */
    guint64 key;
};

struct intake {
    const struct fetching *fetching;
    const char *kind;
    struct sync_pool *pool;
    struct arriving *begun; /* or NULL */
    gsize length;           /* of it */
    guint waiting;          /* that were ended, and are not settled */
    struct failure trouble; /* the first since intake_settle() */
};

struct intake *intake_open(const struct fetching *fetching, const char *kind,
                           struct failure *failure)
{
    struct sync_pool *pool = sync_pool_start(fetching->config->site.state, failure);
    if (pool == NULL)
        return NULL;
    struct intake *intake = g_new0(struct intake, 1);
    *intake = (struct intake){.fetching = fetching, .kind = kind, .pool = pool};
    return intake;
}

void intake_close(struct intake *intake)
{
    if (intake == NULL)
        return;
    intake_drop(intake);
    sync_pool_stop(intake->pool);
    g_free(intake);
}

/* Sender and recipient are not known here: filing finds them in the mail's head. */
void intake_begin(struct intake *intake)
{
    struct envelope envelope = {.received = instant_clock() + intake->fetching->ahead,
                                .intake = intake->kind};
    intake->begun = g_new(struct arriving, 1); /* not wiped: most of it is a buffer */
    intake->begun->job.failure.kind = FAILURE_NONE;
    intake->length = 0;
    acceptance_begin(&intake->begun->job.mail, intake->fetching->config->site.state, &envelope,
                     NULL, 0);
}

gsize intake_limit(const struct intake *intake)
{
    return intake->fetching->config->site.max_message;
}

gboolean intake_add(struct intake *intake, const char *octets, gsize length)
{
    intake->length += length;
    return acceptance_add(&intake->begun->job.mail, octets, length, &intake->trouble);
}

void intake_end(struct intake *intake, guint64 key)
{
    struct arriving *arriving = g_steal_pointer(&intake->begun);
    arriving->key = key;
    intake->waiting++;
    intake->length = 0;
    sync_pool_submit(intake->pool, &arriving->job);
}

void intake_drop(struct intake *intake)
{
    struct arriving *arriving = g_steal_pointer(&intake->begun);
    if (arriving == NULL)
        return;
    acceptance_end(&arriving->job.mail, false);
    intake->length = 0;
    g_free(arriving);
}

gsize intake_length(const struct intake *intake)
{
    return intake->begun != NULL ? intake->length : 0;
}

static void arriving_settle(struct intake *intake, struct arriving *arriving, GArray *keys)
{
    const struct failure *own = &arriving->job.failure;
    if (failure_is_set(own)) {
        failure_set(&intake->trouble, own->kind, "%s", own->text);
    } else {
        g_array_append_val(keys, arriving->key);
        log_event("accepted", "mail", arriving->job.mail.name, "by", intake->kind, "account",
                  intake->fetching->account->name, NULL);
    }
    g_free(arriving);
}

gboolean intake_settle(struct intake *intake, GArray *keys, struct failure *failure)
{
    struct pollfd ended = {.fd = sync_pool_descriptor(intake->pool), .events = POLLIN};
    while (intake->waiting > 0) {
        poll(&ended, 1, SYNC_POOL_LOOK_MS);
        struct sync_job *job = sync_pool_take(intake->pool);
        for (struct sync_job *next; job != NULL; job = next, intake->waiting--) {
            next = job->next;
            arriving_settle(intake, (struct arriving *)job, keys);
        }
    }
    struct failure trouble = intake->trouble;
    intake->trouble.kind = FAILURE_NONE;
    return !failure_is_set(&trouble) || failure_set(failure, trouble.kind, "%s", trouble.text);
}
