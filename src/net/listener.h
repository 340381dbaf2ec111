/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sockets on which a server is called. Private to the net wing. */
#ifndef MUSTER_NET_LISTENER_H
#define MUSTER_NET_LISTENER_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/base/failure.h"

enum { LISTENERS_MAX = 16, LISTENER_PATH_MAX = 108 };

struct listener {
    int socket;                   /* non-blocking, close-on-exec */
    char path[LISTENER_PATH_MAX]; /* of a socket file that we made; "" otherwise */
};

struct listeners {
    struct listener list[LISTENERS_MAX];
    size_t count;
};

/* Opens each of PLACES (`unix:PATH', an absolute path, or `HOST:PORT' with an optional `inet:'
 * before it); but when systemd hands sockets over (sd_listen_fds(3)), those and nothing else. A
 * socket file of a dead server is taken over; group and owner may connect. False with FAILURE:
 * nothing is open. */
bool listeners_open(struct listeners *listeners, const char *const *places,
                    struct failure *failure);

/* The path of the socket that PLACE names; NULL when it names none, but a host and a port. */
const char *listener_path(const char *place);

/* Closes all, and removes the socket files that we made. */
void listeners_close(struct listeners *listeners);

#endif
