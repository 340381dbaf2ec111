/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening sockets to listen on. Promises: never takes a place where somebody else listens; removes
 * no file that is not a socket. */
#include "net/listener.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 128, HANDED_OVER_FIRST = 3, HOST_MAX = 256 };

static bool add(struct listeners *listeners, int socket, const char *path, struct failure *failure)
{
    if (listeners->count == LISTENERS_MAX) {
        close(socket);
        return failure_set(failure, FAILURE_CONFIG, "more than %d sockets", LISTENERS_MAX);
    }
    struct listener *listener = &listeners->list[listeners->count++];
    listener->socket = socket;
    snprintf(listener->path, sizeof listener->path, "%s", path);
    return true;
}

/* The number in the variable NAME, or -1. */
static long variable_number(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0' ? strtol(value, NULL, 10) : -1;
}

/* A socket that systemd has opened for us. */
static bool add_handed_over(struct listeners *listeners, int socket, struct failure *failure)
{
    int listens = 0;
    socklen_t size = sizeof listens;
    if (getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || !listens)
        return failure_set(failure, FAILURE_CONFIG,
                           "descriptor %d of systemd is no listening stream socket", socket);
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    fcntl(socket, F_SETFL, O_NONBLOCK);
    return add(listeners, socket, "", failure);
}

static bool add_all_handed_over(struct listeners *listeners, struct failure *failure)
{
    long count = variable_number("LISTEN_PID") == getpid() ? variable_number("LISTEN_FDS") : 0;
    for (int i = 0; i < count; i++)
        if (!add_handed_over(listeners, HANDED_OVER_FIRST + i, failure))
            return false;
    return true;
}

/* True when nobody answers at ADDRESS any more. */
static bool is_dead(const struct sockaddr_un *address)
{
    int client = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (client < 0)
        return false;
    bool refused = connect(client, (const struct sockaddr *)address, sizeof *address) != 0 &&
                   errno == ECONNREFUSED;
    close(client);
    return refused;
}

/* A socket file may be left of a server that was killed. */
static bool bind_unix(int socket, const struct sockaddr_un *address)
{
    const struct sockaddr *generic = (const struct sockaddr *)address;
    struct stat about;
    if (bind(socket, generic, sizeof *address) == 0)
        return true;
    if (errno != EADDRINUSE || lstat(address->sun_path, &about) != 0 || !S_ISSOCK(about.st_mode) ||
        !is_dead(address)) {
        errno = EADDRINUSE;
        return false;
    }
    unlink(address->sun_path);
    return bind(socket, generic, sizeof *address) == 0;
}

/* 0660: other users' programs come in by the group. */
static bool listen_unix(struct listeners *listeners, const char *path, struct failure *failure)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        return failure_set(failure, FAILURE_CONFIG, "%s: too long for the path of a socket", path);
    memcpy(address.sun_path, path, strlen(path) + 1);
    int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (server < 0 || !bind_unix(server, &address)) {
        failure_errno(failure, errno, "cannot listen on %s", path);
        if (server >= 0)
            close(server);
        return false;
    }
    if (!add(listeners, server, path, failure))
        return false;
    return (chmod(path, 0660) == 0 && listen(server, BACKLOG) == 0) ||
           failure_errno(failure, errno, "cannot listen on %s", path);
}

static bool listen_address(struct listeners *listeners, const struct addrinfo *address,
                           const char *place, struct failure *failure)
{
    const int on = 1;
    int server = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (server < 0)
        return failure_errno(failure, errno, "cannot listen on %s", place);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (address->ai_family == AF_INET6)
        setsockopt(server, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (bind(server, address->ai_addr, address->ai_addrlen) != 0 || listen(server, BACKLOG) != 0) {
        failure_errno(failure, errno, "cannot listen on %s", place);
        close(server);
        return false;
    }
    return add(listeners, server, "", failure);
}

/* Cuts PLACE, `HOST:PORT' or `[HOST]:PORT', at its last colon. */
static const char *cut_port(char *place, char **host_r)
{
    char *colon = strrchr(place, ':');
    *host_r = place;
    if (colon == NULL)
        return NULL;
    *colon = '\0';
    if (*place == '[' && colon > place && colon[-1] == ']') {
        colon[-1] = '\0';
        *host_r = place + 1;
    }
    return colon + 1;
}

static bool listen_inet(struct listeners *listeners, const char *place, struct failure *failure)
{
    char copy[HOST_MAX], *host;
    struct addrinfo *addresses, hints = {.ai_flags = AI_PASSIVE, .ai_socktype = SOCK_STREAM};
    snprintf(copy, sizeof copy, "%s", place);
    const char *port = cut_port(copy, &host);
    int error = port != NULL ? getaddrinfo(host, port, &hints, &addresses) : EAI_NONAME;
    if (error != 0)
        return failure_set(failure, FAILURE_BUSY, "cannot listen on %s: %s", place,
                           gai_strerror(error));
    bool opened = true;
    for (const struct addrinfo *at = addresses; at != NULL && opened; at = at->ai_next)
        opened = listen_address(listeners, at, place, failure);
    freeaddrinfo(addresses);
    return opened;
}

static const char *behind(const char *place, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(place, prefix, length) == 0 ? place + length : NULL;
}

const char *listener_path(const char *place)
{
    return *place == '/' ? place : behind(place, "unix:");
}

static bool listen_at(struct listeners *listeners, const char *place, struct failure *failure)
{
    const char *path = listener_path(place);
    const char *inet = behind(place, "inet:");
    if (path != NULL)
        return listen_unix(listeners, path, failure);
    return listen_inet(listeners, inet != NULL ? inet : place, failure);
}

bool listeners_open(struct listeners *listeners, const char *const *places, struct failure *failure)
{
    listeners->count = 0;
    bool opened = add_all_handed_over(listeners, failure);
    if (opened && listeners->count == 0)
        for (; *places != NULL && opened; places++)
            opened = listen_at(listeners, *places, failure);
    if (opened && listeners->count == 0)
        opened = failure_set(failure, FAILURE_CONFIG,
                             "nowhere to listen: muster.conf has no lmtp { listen = ... }");
    if (!opened)
        listeners_close(listeners);
    return opened;
}

void listeners_close(struct listeners *listeners)
{
    for (size_t i = 0; i < listeners->count; i++) {
        close(listeners->list[i].socket);
        if (listeners->list[i].path[0] != '\0')
            unlink(listeners->list[i].path);
    }
    listeners->count = 0;
}
