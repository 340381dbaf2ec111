/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streams for an event loop: made and used without waiting.
 *
 * Each has a curl_multi of its own. Where several shared one, libcurl would look through their
 * connections whenever it makes another, and close those on which a reply waits to be read: to it
 * they lie idle, and an idle server that speaks is a dead one.
 */
#include "net/stream_own.h"

struct stream *stream_start(const struct stream_options *options, gint64 deadline)
{
    struct stream *stream = stream_new(options, deadline);
    stream->multi = curl_multi_init();
    if (stream->multi == NULL || curl_multi_add_handle(stream->multi, stream->curl) != CURLM_OK)
        g_error("libcurl has no memory");
    return stream;
}

enum stream_state stream_advance(struct stream *stream, struct stream_trouble *trouble_r)
{
    int running, left;
    if (stream->socket != CURL_SOCKET_BAD)
        return STREAM_READY;
    curl_multi_perform(stream->multi, &running);
    const CURLMsg *message = curl_multi_info_read(stream->multi, &left);
    if (message == NULL)
        return STREAM_COMING;
    return stream_finish(stream, message->data.result, trouble_r) ? STREAM_READY : STREAM_FAILED;
}

gssize stream_take(struct stream *stream, char *to, gsize size)
{
    size_t n = 0;
    CURLcode code = curl_easy_recv(stream->curl, to, size, &n);
    if (code == CURLE_AGAIN)
        return 0;
    return code == CURLE_OK && n > 0 ? (gssize)n : -1;
}

gssize stream_give(struct stream *stream, const char *bytes, gsize length)
{
    size_t n = 0;
    CURLcode code = curl_easy_send(stream->curl, bytes, length, &n);
    if (code == CURLE_AGAIN)
        return 0;
    return code == CURLE_OK ? (gssize)n : -1;
}

/* libcurl knows only select(2)'s sets here. What does not fit into one is looked after by time. */
static guint coming_poll(CURLM *multi, struct pollfd fds_r[STREAM_DESCRIPTORS])
{
    fd_set in, out, error;
    int highest = -1;
    guint count = 0;
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_ZERO(&error);
    curl_multi_fdset(multi, &in, &out, &error, &highest);
    for (int fd = 0; fd <= highest && count < STREAM_DESCRIPTORS; fd++) {
        short events =
            (short)((FD_ISSET(fd, &in) ? POLLIN : 0) | (FD_ISSET(fd, &out) ? POLLOUT : 0));
        if (events != 0)
            fds_r[count++] = (struct pollfd){.fd = fd, .events = events};
    }
    return count;
}

enum { LOOK_MILLISECONDS = 50 }; /* where libcurl waits for something that it cannot name */

guint stream_poll(struct stream *stream, short events, struct pollfd fds_r[STREAM_DESCRIPTORS],
                  gint64 *wake_r)
{
    long wait = -1;
    *wake_r = G_MAXINT64;
    if (stream->socket != CURL_SOCKET_BAD) {
        fds_r[0] = (struct pollfd){.fd = stream->socket, .events = events};
        return 1;
    }
    guint count = coming_poll(stream->multi, fds_r);
    curl_multi_timeout(stream->multi, &wait);
    if (wait < 0 || (count == 0 && wait > LOOK_MILLISECONDS))
        wait = LOOK_MILLISECONDS;
    *wake_r = g_get_monotonic_time() + wait * 1000;
    return count;
}
