/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which mail server takes our mail, as its URL says. Private to the net wing. */
#ifndef MUSTER_NET_RELAY_H
#define MUSTER_NET_RELAY_H

#include <glib.h>

#include "muster/base/failure.h"

struct relay {
    char *host; /* a name, 192.0.2.1 or [2001:db8::1] */
    int port;
    gboolean is_smtps;    /* encrypted from the first byte */
    gboolean is_loopback; /* a literal address of this host, so that nobody can sit between */
    char *url;            /* for libcurl, our name in the greeting as its path */
    char *greeting;       /* our name */
};

/* smtp://HOST, smtps://HOST, with :PORT or not. Free with relay_clear(). */
gboolean relay_parse(const char *url, struct relay *relay_r, struct failure *failure);
void relay_clear(struct relay *relay);

#endif
