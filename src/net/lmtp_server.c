/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event loop of the LMTP server.
 *
 * One epoll(7) over listeners, clients, the pool and signals. Clients stand in a list by the time
 * when they last got on, so that who is idle stands first. When it stops, it says 421 to all but
 * those whose mail is being made durable, and waits for these.
 *
 * BUGS The part of a mail that is larger than its buffer is written in this loop: a disk that hangs
 * holds all clients up.
 */
#include "muster/net/lmtp.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "muster/base/log.h"
#include "net/listener.h"
#include "net/lmtp_client.h"

enum {
    EVENTS_AT_ONCE = 64,
    CALLS_AT_ONCE = 16, /* clients taken before those that are there get their turn */
    PAUSE_MS = 100,     /* when there is no descriptor or memory for one more client */
};

static const char shutting_down[] = "4.3.2 shutting down";

struct server {
    const struct lmtp_config *config;
    struct lmtp_house house;
    struct listeners listeners;
    int epoll, signals;
    struct lmtp_client *oldest, *newest;
    int n_clients;
    int64_t paused_until; /* steady clock; 0: it listens */
    bool stopping;
};

static int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static bool watch(const struct server *server, int descriptor, int operation, int events,
                  void *whose)
{
    struct epoll_event event = {.events = (uint32_t)events, .data.ptr = whose};
    return epoll_ctl(server->epoll, operation, descriptor, &event) == 0;
}

static void list_remove(struct server *server, struct lmtp_client *client)
{
    *(client->before != NULL ? &client->before->behind : &server->oldest) = client->behind;
    *(client->behind != NULL ? &client->behind->before : &server->newest) = client->before;
}

static void list_append(struct server *server, struct lmtp_client *client)
{
    client->since = steady_ms();
    client->before = server->newest;
    client->behind = NULL;
    *(server->newest != NULL ? &server->newest->behind : &server->oldest) = client;
    server->newest = client;
}

static void client_leave(struct server *server, struct lmtp_client *client)
{
    list_remove(server, client);
    server->n_clients--;
    lmtp_client_free(client);
}

/* After anything that happened to CLIENT: to its place in the list, to what is watched, to its
 * end. What nobody waits for is not watched at all, since a hang-up would be told for ever. */
static void client_follow(struct server *server, struct lmtp_client *client)
{
    if (lmtp_client_is_done(client)) {
        client_leave(server, client);
        return;
    }
    size_t progress = lmtp_session_progress(client->session);
    if (progress != client->progress) {
        client->progress = progress;
        list_remove(server, client);
        list_append(server, client);
    }
    int events = client->is_lost ? 0 : lmtp_client_waits_for(client);
    if (events == client->watched)
        return;
    int operation = EPOLL_CTL_MOD;
    if (events == 0)
        operation = EPOLL_CTL_DEL;
    else if (client->watched == 0)
        operation = EPOLL_CTL_ADD;
    watch(server, client->socket, operation, events, client);
    client->watched = events;
}

static void client_event(struct server *server, struct lmtp_client *client, uint32_t events)
{
    if ((events & EPOLLIN) != 0)
        lmtp_client_read(client);
    else if ((events & (EPOLLERR | EPOLLHUP)) != 0)
        client->is_lost = true;
    else
        lmtp_client_write(client);
    client_follow(server, client);
}

static void client_end(struct server *server, struct lmtp_client *client, const char *words)
{
    lmtp_session_end(client->session, words);
    lmtp_client_write(client);
    client_follow(server, client);
}

static void listeners_watch(struct server *server, bool on)
{
    for (size_t i = 0; i < server->listeners.count; i++)
        watch(server, server->listeners.list[i].socket, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, EPOLLIN,
              &server->listeners.list[i]);
}

/* Without a descriptor to take the call, the listener would be told of it for ever. */
static void server_pause(struct server *server)
{
    log_trouble("pause", "error", strerror(errno), NULL);
    listeners_watch(server, false);
    server->paused_until = steady_ms() + PAUSE_MS;
}

static void client_arrive(struct server *server, int socket)
{
    struct lmtp_client *client = lmtp_client_new(&server->house, socket);
    if (client == NULL) {
        close(socket);
        return;
    }
    list_append(server, client);
    if (++server->n_clients > server->config->sessions)
        lmtp_session_end(client->session, "4.3.2 too many sessions");
    lmtp_client_write(client);
    client_follow(server, client);
}

static void calls_take(struct server *server, const struct listener *listener)
{
    for (int i = 0; i < CALLS_AT_ONCE; i++) {
        int socket = accept4(listener->socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (socket >= 0)
            client_arrive(server, socket);
        else if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS)
            server_pause(server);
        if (socket < 0)
            return;
    }
}

static void jobs_settle(struct server *server)
{
    struct sync_job *job = sync_pool_take(server->house.pool);
    for (struct sync_job *next; job != NULL; job = next) {
        struct lmtp_client *client = job->owner;
        next = job->next;
        lmtp_client_settle(client);
        if (server->stopping)
            lmtp_session_end(client->session, shutting_down);
        lmtp_client_write(client);
        client_follow(server, client);
    }
}

/* Those who got on least recently stand first. One whose mail the pool has is not idle. */
static void idle_end(struct server *server)
{
    int64_t before = steady_ms() - server->config->idle * INT64_C(1000);
    while (server->oldest != NULL && server->oldest->since <= before) {
        struct lmtp_client *client = server->oldest;
        list_remove(server, client);
        list_append(server, client);
        if (lmtp_session_waits(client->session))
            continue;
        client->is_lost = lmtp_session_is_over(client->session); /* it does not even read that */
        client_end(server, client, "4.4.2 idle for too long");
    }
}

static void server_stop(struct server *server)
{
    server->stopping = true;
    server->paused_until = 0;
    listeners_close(&server->listeners);
    for (struct lmtp_client *client = server->oldest, *behind; client != NULL; client = behind) {
        behind = client->behind;
        if (!lmtp_session_waits(client->session))
            client_end(server, client, shutting_down);
    }
}

static bool any_waits(const struct server *server)
{
    for (const struct lmtp_client *client = server->oldest; client != NULL; client = client->behind)
        if (lmtp_session_waits(client->session))
            return true;
    return false;
}

/* Milliseconds until somebody is idle for too long, the pause ends, or a job may have ended
 * unheard; -1 for ever. */
static int server_patience(const struct server *server)
{
    int64_t now = steady_ms(), until = INT64_MAX;
    if (server->oldest != NULL)
        until = server->oldest->since + server->config->idle * INT64_C(1000);
    if (server->paused_until != 0 && server->paused_until < until)
        until = server->paused_until;
    if (until == INT64_MAX)
        return -1;
    int64_t patience = until > now ? until - now : 0;
    return (int)(patience < SYNC_POOL_LOOK_MS ? patience : SYNC_POOL_LOOK_MS);
}

static bool is_listener(const struct server *server, const void *subject)
{
    for (size_t i = 0; i < server->listeners.count; i++)
        if (subject == &server->listeners.list[i])
            return true;
    return false;
}

static bool is_client(const struct server *server, const void *subject)
{
    return subject != &server->signals && subject != server->house.pool &&
           !is_listener(server, subject);
}

static void server_event(struct server *server, const void *subject)
{
    struct signalfd_siginfo info;
    if (subject == server->house.pool)
        jobs_settle(server);
    else if (subject != &server->signals)
        calls_take(server, subject);
    else if (read(server->signals, &info, sizeof info) == (ssize_t)sizeof info && !server->stopping)
        server_stop(server);
}

/* Clients first: each ends only itself, while what comes then may end any of them. */
static void events_act(struct server *server, const struct epoll_event *events, int count)
{
    const void *others[EVENTS_AT_ONCE];
    int n_others = 0;
    for (int i = 0; i < count; i++) {
        if (is_client(server, events[i].data.ptr))
            client_event(server, events[i].data.ptr, events[i].events);
        else
            others[n_others++] = events[i].data.ptr;
    }
    for (int i = 0; i < n_others; i++)
        server_event(server, others[i]);
}

static void server_loop(struct server *server)
{
    struct epoll_event events[EVENTS_AT_ONCE];
    while (!server->stopping || any_waits(server)) {
        int count = epoll_wait(server->epoll, events, EVENTS_AT_ONCE, server_patience(server));
        events_act(server, events, count);
        if (count == 0)
            jobs_settle(server);
        idle_end(server);
        if (server->paused_until != 0 && server->paused_until <= steady_ms() && !server->stopping) {
            server->paused_until = 0;
            listeners_watch(server, true);
        }
    }
}

static bool signals_open(struct server *server, struct failure *failure)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL); /* before the threads start: they inherit it */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    server->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return server->signals >= 0 || failure_errno(failure, errno, "cannot wait for signals");
}

static bool server_open(struct server *server, struct failure *failure)
{
    if (!signals_open(server, failure) ||
        !listeners_open(&server->listeners, server->config->listen, failure))
        return false;
    server->house.pool = sync_pool_start(server->house.site->state, failure);
    if (server->house.pool == NULL)
        return false;
    server->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (server->epoll < 0 ||
        !watch(server, server->signals, EPOLL_CTL_ADD, EPOLLIN, &server->signals) ||
        !watch(server, sync_pool_descriptor(server->house.pool), EPOLL_CTL_ADD, EPOLLIN,
               server->house.pool))
        return failure_errno(failure, errno, "cannot wait for clients");
    listeners_watch(server, true);
    return true;
}

static void server_close(struct server *server)
{
    while (server->oldest != NULL)
        client_leave(server, server->oldest);
    listeners_close(&server->listeners);
    sync_pool_stop(server->house.pool);
    if (server->epoll >= 0)
        close(server->epoll);
    if (server->signals >= 0)
        close(server->signals);
}

bool lmtp_serve(const struct config *config, int64_t ahead, struct failure *failure)
{
    struct server server = {
        .config = &config->lmtp,
        .house = {.site = &config->site, .ahead = ahead},
        .epoll = -1,
        .signals = -1,
    };
    bool opened = server_open(&server, failure);
    if (opened) {
        log_event("listen", "site", config->site.address, NULL);
        server_loop(&server);
        log_event("end", "site", config->site.address, NULL);
    }
    server_close(&server);
    return opened;
}
