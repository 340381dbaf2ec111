/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the socket, the dialogue and the pool. Promises: never waits; a client that has gone does
 * not take back a mail that it had sent to the end. */
#include "net/lmtp_client.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "muster/base/instant.h"
#include "muster/base/log.h"
#include "muster/base/spool.h"

static bool taker_has_room(void *context, size_t octets)
{
    const struct lmtp_client *client = context;
    return spool_has_room(client->house->site->state, octets, NULL);
}

static bool taker_begin(void *context, const char *sender, const char *const *recipients,
                        size_t count)
{
    struct lmtp_client *client = context;
    const struct lmtp_house *house = client->house;
    struct envelope envelope = {
        .received = instant_clock() + house->ahead, .intake = "lmtp", .sender = sender};
    client->job = malloc(sizeof *client->job);
    if (client->job == NULL)
        return false;
    client->job->owner = client;
    client->job->failure = (struct failure){.kind = FAILURE_NONE};
    acceptance_begin(&client->job->mail, house->site->state, &envelope, recipients, count);
    return true;
}

/* After a failure there is nothing to add: the verdict is known. */
static void taker_add(void *context, const char *bytes, size_t length)
{
    struct sync_job *job = ((struct lmtp_client *)context)->job;
    if (!failure_is_set(&job->failure))
        acceptance_add(&job->mail, bytes, length, &job->failure);
}

static void taker_drop(void *context)
{
    struct lmtp_client *client = context;
    acceptance_end(&client->job->mail, false);
    free(client->job);
    client->job = NULL;
}

static void taker_finish(void *context)
{
    struct lmtp_client *client = context;
    if (!failure_is_set(&client->job->failure)) {
        sync_pool_submit(client->house->pool, client->job);
        return;
    }
    acceptance_end(&client->job->mail, false);
    lmtp_client_settle(client);
}

static const struct lmtp_taker taker = {
    .has_room = taker_has_room,
    .begin = taker_begin,
    .add = taker_add,
    .finish = taker_finish,
    .drop = taker_drop,
};

struct lmtp_client *lmtp_client_new(struct lmtp_house *house, int socket)
{
    struct lmtp_client *client = malloc(sizeof *client);
    struct lmtp_session *session = lmtp_session_new(house->site, &taker, client);
    if (client == NULL || session == NULL) {
        free(client);
        lmtp_session_free(session);
        return NULL;
    }
    *client = (struct lmtp_client){.house = house, .socket = socket, .session = session};
    return client;
}

void lmtp_client_free(struct lmtp_client *client)
{
    if (client->job != NULL)
        taker_drop(client);
    lmtp_session_free(client->session);
    close(client->socket);
    free(client);
}

/* The dialogue goes on with what was read. */
static void client_act(struct lmtp_client *client)
{
    size_t taken = lmtp_session_feed(client->session, client->input, client->n_input);
    client->n_input -= taken;
    memmove(client->input, client->input + taken, client->n_input);
}

/* True when something was written, and so the dialogue may go on. */
static bool client_send(struct lmtp_client *client)
{
    size_t length;
    const char *replies = lmtp_session_replies(client->session, &length);
    if (length == 0 || client->is_lost)
        return false;
    ssize_t n = send(client->socket, replies, length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno != EAGAIN && errno != EINTR)
        client->is_lost = true;
    if (n > 0)
        lmtp_session_replied(client->session, (size_t)n);
    return n > 0;
}

void lmtp_client_write(struct lmtp_client *client)
{
    do
        client_act(client);
    while (client_send(client));
}

void lmtp_client_read(struct lmtp_client *client)
{
    ssize_t n = recv(client->socket, client->input + client->n_input,
                     sizeof client->input - client->n_input, MSG_DONTWAIT);
    if (n > 0)
        client->n_input += (size_t)n;
    else if (n == 0)
        client->heard_all = true;
    else if (errno != EAGAIN && errno != EINTR)
        client->is_lost = true;
    lmtp_client_write(client);
}

void lmtp_client_settle(struct lmtp_client *client)
{
    struct sync_job *job = client->job;
    bool accepted = !failure_is_set(&job->failure);
    if (accepted)
        log_event("accepted", "mail", job->mail.name, "by", "lmtp", NULL);
    else
        log_trouble("refused", "for", "now", "error", job->failure.text, NULL);
    client->job = NULL;
    lmtp_session_settle(client->session, accepted ? job->mail.name : NULL);
    free(job);
}

int lmtp_client_waits_for(const struct lmtp_client *client)
{
    size_t length;
    lmtp_session_replies(client->session, &length);
    bool reads = !client->heard_all && client->n_input < sizeof client->input &&
                 !lmtp_session_is_over(client->session);
    return (reads ? EPOLLIN : 0) | (length > 0 ? EPOLLOUT : 0);
}

bool lmtp_client_is_done(const struct lmtp_client *client)
{
    size_t length;
    lmtp_session_replies(client->session, &length);
    if (lmtp_session_waits(client->session))
        return false;
    bool is_over = lmtp_session_is_over(client->session) || client->heard_all;
    return client->is_lost || (is_over && length == 0);
}
