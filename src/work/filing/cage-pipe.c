/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A socket pair carries both ways, since it can be written to without a signal when the child is
 * gone. */
#include "work/filing/cage-pipe.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    OUT_OCTETS = 32 << 10, /* worth a system call */
    IN_OCTETS = 64 << 10,
    SOCKET_OCTETS = 1 << 20,
};

gboolean pipe_open(struct cage_pipe *pipe, int wait_ms, int *end_r)
{
    int ends[2], size = SOCKET_OCTETS;
    struct timeval wait = {.tv_sec = wait_ms / 1000};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return FALSE;
    setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    *pipe = (struct cage_pipe){.socket = ends[0],
                               .wait_ms = wait_ms,
                               .out = g_byte_array_sized_new(2 * OUT_OCTETS),
                               .in = g_malloc(IN_OCTETS)};
    *end_r = ends[1];
    return TRUE;
}

void pipe_close(struct cage_pipe *pipe)
{
    close(pipe->socket);
    g_byte_array_unref(pipe->out);
    g_free(pipe->in);
    *pipe = (struct cage_pipe){.socket = -1};
}

static gint64 milliseconds(void)
{
    return g_get_monotonic_time() / 1000;
}

/* FALSE when nothing could be written before DEADLINE. */
static gboolean wait_for_room(int socket, gint64 deadline)
{
    for (;;) {
        gint64 left = deadline - milliseconds();
        struct pollfd poller = {.fd = socket, .events = POLLOUT};
        int ready = left > 0 ? poll(&poller, 1, (int)left) : 0;
        if (ready > 0)
            return TRUE;
        if (ready == 0 || errno != EINTR)
            return FALSE;
    }
}

static enum flow send_all(int socket, const guint8 *octets, gsize length, gint64 deadline)
{
    while (length > 0) {
        ssize_t sent = send(socket, octets, length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN && !wait_for_room(socket, deadline))
            return FLOW_LATE;
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return FLOW_ENDED;
        octets += MAX(sent, 0);
        length -= (gsize)MAX(sent, 0);
    }
    return FLOW_DONE;
}

/* Half a request shall not be the beginning of another: after a failure nothing more goes out, and
 * whoever waits for the answer finds out. */
static void flush(struct cage_pipe *pipe)
{
    gint64 deadline = milliseconds() + pipe->wait_ms;
    if (pipe->out->len == 0)
        return;
    if (send_all(pipe->socket, pipe->out->data, pipe->out->len, deadline) != FLOW_DONE)
        shutdown(pipe->socket, SHUT_WR);
    if (pipe->out->len <= 2 * OUT_OCTETS) {
        g_byte_array_set_size(pipe->out, 0);
    } else {
        g_byte_array_unref(pipe->out);
        pipe->out = g_byte_array_sized_new(2 * OUT_OCTETS);
    }
}

void request_add(struct request *request, const void *octets, gsize length)
{
    request->pieces[request->n_pieces] = octets;
    request->lengths[request->n_pieces++] = length;
    request->frame.length += (guint32)length;
}

void pipe_put(struct cage_pipe *pipe, const struct request *request)
{
    g_byte_array_append(pipe->out, (const guint8 *)&request->frame, sizeof request->frame);
    for (guint i = 0; i < request->n_pieces; i++)
        g_byte_array_append(pipe->out, request->pieces[i], (guint)request->lengths[i]);
    if (pipe->out->len >= OUT_OCTETS)
        flush(pipe);
}

/* What was read before, as far as it goes. */
static gsize take_read(struct cage_pipe *pipe, guint8 *to, gsize length)
{
    gsize taken = MIN(length, pipe->end - pipe->at);
    memcpy(to, pipe->in + pipe->at, taken);
    pipe->at += taken;
    return taken;
}

/* Waits for more. The socket itself gives up when nothing comes. */
static enum flow fill(struct cage_pipe *pipe)
{
    flush(pipe);
    ssize_t got = recv(pipe->socket, pipe->in, IN_OCTETS, 0);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        return FLOW_ENDED;
    pipe->at = 0;
    pipe->end = (gsize)MAX(got, 0);
    return FLOW_DONE;
}

/* The deadline is for a child that dribbles. */
static enum flow receive_all(struct cage_pipe *pipe, void *to, gsize length, gint64 deadline)
{
    for (gsize have = take_read(pipe, to, length); have < length;) {
        if (fill(pipe) != FLOW_DONE)
            return FLOW_ENDED;
        have += take_read(pipe, (guint8 *)to + have, length - have);
        if (have < length && milliseconds() >= deadline)
            return FLOW_LATE;
    }
    return FLOW_DONE;
}

enum flow pipe_take(struct cage_pipe *pipe, enum wire_word word, GBytes **answer_r)
{
    gint64 deadline = milliseconds() + pipe->wait_ms;
    struct wire_frame frame;
    *answer_r = NULL;
    enum flow flow = receive_all(pipe, &frame, sizeof frame, deadline);
    if (flow != FLOW_DONE || frame.word != word || frame.length > WIRE_ANSWER_MAX)
        return flow;
    guint8 *bytes = g_malloc(frame.length + 1);
    flow = receive_all(pipe, bytes, frame.length, deadline);
    if (flow == FLOW_DONE)
        *answer_r = g_bytes_new_take(bytes, frame.length);
    else
        g_free(bytes);
    return flow;
}
