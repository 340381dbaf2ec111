/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stream is made of: for stream.c, which waits, and stream_start.c, which never does. */
#ifndef MUSTER_NET_STREAM_OWN_H
#define MUSTER_NET_STREAM_OWN_H

#include <curl/curl.h>

#include "net/stream.h"

struct stream {
    CURL *curl;
    CURLM *multi;         /* only of one that was started; its own (see stream_start.c) */
    curl_socket_t socket; /* once it is ready */
    gboolean wants_login;
    gboolean is_imap;            /* else SMTP */
    gboolean greeted_as_known;   /* IMAP's PREAUTH: whoever we are, nobody asked */
    gboolean is_checked;         /* the certificate's use was looked at */
    gboolean is_misused;         /* and it is not that of a server */
    char words[CURL_ERROR_SIZE]; /* libcurl's */
    char last_line[256];         /* what the server said last before there was a stream */
};

/* What the certificate of the other side may be used for. UNKNOWN: there is none yet, or the TLS
 * library that libcurl is built with looks at that itself. */
enum stream_use { STREAM_USE_UNKNOWN, STREAM_USE_SERVER, STREAM_USE_OTHER };
enum stream_use stream_certificate_use(CURL *curl);

struct stream *stream_new(const struct stream_options *options, gint64 deadline);

/* What libcurl's CODE means for a stream that was to be made. FALSE with TROUBLE. */
gboolean stream_finish(struct stream *stream, CURLcode code, struct stream_trouble *trouble_r);

#endif
