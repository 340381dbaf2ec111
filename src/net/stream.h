/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream of bytes to a server: connected, its certificate verified, logged in. Private to the net
 * wing.
 *
 * libcurl does all of that for each protocol that it knows; what is spoken afterwards is the
 * caller's.
 */
#ifndef MUSTER_NET_STREAM_H
#define MUSTER_NET_STREAM_H

#include <glib.h>
#include <poll.h>

struct stream;

struct stream_options {
    const char *url;
    const char *user;             /* NULL: nobody logs in */
    const char *password, *token; /* one of them; an OAuth 2 token logs in by nothing but OAuth */
    gboolean demand_tls; /* else what the URL says: in clear, or encrypted from the first byte */
};

/* Why there is no stream. */
struct stream_trouble {
    int code; /* the server's last reply, 0 if it said nothing */
    gboolean
        is_refusal; /* no login or no verified TLS: the same tomorrow, if nobody changes anything */
    gboolean is_login; /* user or password */
    char words[512];
};

/* All deadlines are of g_get_monotonic_time(). NULL with TROUBLE. */
struct stream *stream_open(const struct stream_options *options, gint64 deadline,
                           struct stream_trouble *trouble_r);
void stream_close(struct stream *stream);

/* FALSE when not all of it was given away by the deadline. Then the end of BYTES has not left. */
gboolean stream_write(struct stream *stream, const char *bytes, gsize length, gint64 deadline);

/* At least one octet, or 0: the end, an error, or the deadline. */
gsize stream_read(struct stream *stream, char *to, gsize size, gint64 deadline);

/* FALSE when poll(2)'s EVENTS have not come by DEADLINE. What TLS has read ahead is no event. */
gboolean stream_await(const struct stream *stream, short events, gint64 deadline);

/* The same without ever waiting, for who has several streams. */

/* Begins to connect. */
struct stream *stream_start(const struct stream_options *options, gint64 deadline);

enum stream_state { STREAM_COMING, STREAM_READY, STREAM_FAILED };
/* Goes on connecting as far as it can; TROUBLE says why it has failed. What is READY stays so. */
enum stream_state stream_advance(struct stream *stream, struct stream_trouble *trouble_r);

/* How much was taken or given; 0: nothing now; -1: the end, or an error. */
gssize stream_take(struct stream *stream, char *to, gsize size);
gssize stream_give(struct stream *stream, const char *bytes, gsize length);

/* What poll(2) is to wait for: a READY stream's own descriptor with EVENTS; for one that is COMING,
 * what its connecting needs, and until when at most. At most STREAM_DESCRIPTORS; returns how many.
 */
enum { STREAM_DESCRIPTORS = 8 };
guint stream_poll(struct stream *stream, short events, struct pollfd fds_r[STREAM_DESCRIPTORS],
                  gint64 *wake_r);

#endif
