/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long wire: passes bytes on to a port of the loopback, each way half a round trip later.
 *
 *     delay-proxy TO-PORT ROUND-TRIP-MILLISECONDS
 *
 * Says its own port, and serves until it is killed. One thread; bandwidth is not limited.
 */
#include <arpa/inet.h>
#include <glib.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CHUNK = 65536 };

/* What was read at one time, and when it is to be passed on. */
struct chunk {
    gint64 due;
    gsize length, gone;
    char bytes[];
};

/* One direction of one connection. */
struct wire {
    int from, to;
    GQueue chunks;
    gboolean has_ended; /* no more will be read; the end is passed on behind the last chunk */
    gboolean is_closed;
};

struct line {
    int near, far;
    struct wire there, back;
};

static gint64 delay; /* microseconds, one way */

static struct sockaddr_in loopback(int port)
{
    return (struct sockaddr_in){.sin_family = AF_INET,
                                .sin_port = htons((guint16)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static int listener_open(void)
{
    struct sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 64) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &length) != 0)
        g_error("no port to listen on");
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return listener;
}

static void line_add(GPtrArray *lines, int listener, int port)
{
    struct sockaddr_in address = loopback(port);
    struct line *line = g_new0(struct line, 1);
    line->near = accept(listener, NULL, NULL);
    line->far = socket(AF_INET, SOCK_STREAM, 0);
    if (line->near < 0 || connect(line->far, (struct sockaddr *)&address, sizeof address) != 0)
        g_error("nobody listens on port %d", port);
    line->there = (struct wire){.from = line->near, .to = line->far};
    line->back = (struct wire){.from = line->far, .to = line->near};
    g_ptr_array_add(lines, line);
}

static void wire_read(struct wire *wire)
{
    struct chunk *chunk = g_malloc(sizeof *chunk + CHUNK);
    ssize_t n = recv(wire->from, chunk->bytes, CHUNK, MSG_DONTWAIT);
    wire->has_ended = n <= 0;
    chunk->length = (gsize)MAX(n, 0);
    chunk->gone = 0;
    chunk->due = g_get_monotonic_time() + delay;
    g_queue_push_tail(&wire->chunks, chunk);
}

static gint64 wire_due(const struct wire *wire)
{
    const struct chunk *chunk = wire->chunks.head != NULL ? wire->chunks.head->data : NULL;
    return chunk != NULL ? chunk->due : G_MAXINT64;
}

/* Passes on what is due; an empty chunk is the end. */
static void wire_pass(struct wire *wire, gint64 now)
{
    while (!wire->is_closed && wire_due(wire) <= now) {
        struct chunk *chunk = wire->chunks.head->data;
        ssize_t n = chunk->length > 0 ? send(wire->to, chunk->bytes + chunk->gone,
                                             chunk->length - chunk->gone, MSG_NOSIGNAL)
                                      : -1;
        chunk->gone += (gsize)MAX(n, 0);
        wire->is_closed = n < 0;
        if (wire->is_closed)
            shutdown(wire->to, SHUT_WR);
        if (chunk->gone == chunk->length)
            g_free(g_queue_pop_head(&wire->chunks));
    }
}

static gboolean line_is_over(const struct line *line)
{
    return line->there.is_closed && line->back.is_closed;
}

static void line_free(struct line *line)
{
    close(line->near);
    close(line->far);
    g_queue_clear_full(&line->there.chunks, g_free);
    g_queue_clear_full(&line->back.chunks, g_free);
    g_free(line);
}

static void lines_wait(const GPtrArray *lines, struct pollfd *fds)
{
    gint64 due = G_MAXINT64;
    for (guint i = 0; i < lines->len; i++) {
        const struct line *line = g_ptr_array_index(lines, i);
        fds[1 + 2 * i] =
            (struct pollfd){.fd = line->there.has_ended ? -1 : line->near, .events = POLLIN};
        fds[2 + 2 * i] =
            (struct pollfd){.fd = line->back.has_ended ? -1 : line->far, .events = POLLIN};
        due = MIN(due, MIN(wire_due(&line->there), wire_due(&line->back)));
    }
    gint64 left = due == G_MAXINT64 ? -1 : MAX(due - g_get_monotonic_time(), 0);
    struct timespec wait = {.tv_sec = left / G_USEC_PER_SEC,
                            .tv_nsec = left % G_USEC_PER_SEC * 1000};
    ppoll(fds, 1 + 2 * lines->len, left < 0 ? NULL : &wait, NULL);
}

static void lines_serve(GPtrArray *lines, const struct pollfd *fds)
{
    for (guint i = lines->len; i-- > 0;) {
        struct line *line = g_ptr_array_index(lines, i);
        if (fds[1 + 2 * i].revents != 0)
            wire_read(&line->there);
        if (fds[2 + 2 * i].revents != 0)
            wire_read(&line->back);
        wire_pass(&line->there, g_get_monotonic_time());
        wire_pass(&line->back, g_get_monotonic_time());
        if (line_is_over(line))
            line_free(g_ptr_array_steal_index_fast(lines, i));
    }
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 64;
    int port = (int)g_ascii_strtoll(argv[1], NULL, 10);
    delay = g_ascii_strtoll(argv[2], NULL, 10) * 1000 / 2;
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    int listener = listener_open();
    for (;;) {
        g_autofree struct pollfd *fds = g_new0(struct pollfd, 1 + 2 * lines->len);
        fds[0] = (struct pollfd){.fd = listener, .events = POLLIN};
        lines_wait(lines, fds);
        lines_serve(lines, fds);
        if (fds[0].revents != 0)
            line_add(lines, listener, port);
    }
}
