/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several conversations with one server, in one thread. Private to the net wing. */
#ifndef MUSTER_NET_SMTP_POOL_H
#define MUSTER_NET_SMTP_POOL_H

#include "net/kinds.h"
#include "net/stream.h"

struct smtp_pool_options {
    const char *greeting; /* our name; it and `server' live as long as the pool */
    const char *server;   /* "mail.acme.example:587", for words */
    guint connections;
    gint64 patience, long_patience; /* as in struct smtp_desk */
    /* Starts one more stream; NULL with TROUBLE. */
    struct stream *(*connect)(void *data, struct stream_trouble *trouble_r);
    void *data;
};

struct smtp_pool;
struct smtp_pool *smtp_pool_new(const struct smtp_pool_options *options);
void smtp_pool_free(struct smtp_pool *pool); /* says goodbye */

/* See transport_run(). FALSE when it ended in a halt. */
gboolean smtp_pool_run(struct smtp_pool *pool, const struct handing *handing);

#endif
