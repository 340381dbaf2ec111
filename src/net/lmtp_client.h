/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One client of the LMTP server: its socket, its dialogue, and the mail that it is sending. Private
 * to the net wing. */
#ifndef MUSTER_NET_LMTP_CLIENT_H
#define MUSTER_NET_LMTP_CLIENT_H

#include "muster/base/config.h"
#include "net/lmtp_session.h"
#include "net/sync_pool.h"

enum { LMTP_CLIENT_INPUT = 16384 };

/* What all clients share. */
struct lmtp_house {
    const struct site_config *site;
    struct sync_pool *pool;
    int64_t ahead;
};

struct lmtp_client {
    struct lmtp_client *before, *behind; /* in the server's list, by `since` */
    int64_t since;                       /* steady clock, ms: when it last got on */
    size_t progress;                     /* of its session, then */
    int watched;                         /* the server's: events that it waits for */

    struct lmtp_house *house;
    int socket;
    bool heard_all; /* it has closed its side */
    bool is_lost;   /* nothing can be said to it any more */
    struct lmtp_session *session;
    struct sync_job *job; /* the mail that it sends, or that is made durable */
    char input[LMTP_CLIENT_INPUT];
    size_t n_input;
};

/* Takes SOCKET over, non-blocking. NULL without memory. Free when it has no mail in the pool. */
struct lmtp_client *lmtp_client_new(struct lmtp_house *house, int socket);
void lmtp_client_free(struct lmtp_client *client);

/* Reads once, acts and writes, as far as that goes without waiting. */
void lmtp_client_read(struct lmtp_client *client);
/* The same without reading: when it can be written to again, or was told to end. */
void lmtp_client_write(struct lmtp_client *client);
/* Its mail has come back from the pool. */
void lmtp_client_settle(struct lmtp_client *client);

/* Which events it waits for, as epoll(7) calls them. */
int lmtp_client_waits_for(const struct lmtp_client *client);
/* True when the server has to free it. */
bool lmtp_client_is_done(const struct lmtp_client *client);

#endif
