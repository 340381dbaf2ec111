/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which server a URL names. Private to the net wing. */
#ifndef MUSTER_NET_SERVER_URL_H
#define MUSTER_NET_SERVER_URL_H

#include <glib.h>

#include "muster/base/failure.h"

struct server_url {
    char *scheme;         /* "imaps" */
    char *host;           /* a name, 192.0.2.1 or [2001:db8::1] */
    int port;             /* 0 when it says none */
    char *path;           /* without its first slash and its %-escapes; never with controls */
    gboolean is_loopback; /* a literal address of this host, so that nobody can sit between */
};

/* SCHEME://HOST[:PORT][/PATH]. FAILURE_CONFIG otherwise; WISH says there what to write. Free with
 * server_url_clear(). */
gboolean server_url_parse(const char *text, const char *wish, struct server_url *url_r,
                          struct failure *failure);
void server_url_clear(struct server_url *url);

#endif
