/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream as libetpan's own: within a deadline and a number of octets. Private to the net wing. */
#ifndef MUSTER_NET_IMAP_WIRE_H
#define MUSTER_NET_IMAP_WIRE_H

#include <glib.h>
#include <libetpan/libetpan.h>

#include "net/stream.h"

struct imap_wire {
    struct stream *stream;
    gint64 deadline; /* of g_get_monotonic_time() */
    gsize budget;    /* octets that may still come until then */
    GString *ready;  /* came already, and is to be read first */
    const char *why; /* why nothing comes any more; NULL: all is well */
};

/* The stream is the wire's from now on. READY begins with what libetpan takes for a greeting of
 * somebody who is logged in. */
void imap_wire_begin(struct imap_wire *wire, struct stream *stream);
void imap_wire_end(struct imap_wire *wire);

/* What libetpan reads and writes. It borrows WIRE, and frees itself. */
mailstream *imap_wire_stream(struct imap_wire *wire);

/* Waits until the server says something by itself, or until UNTIL. */
void imap_wire_listen(struct imap_wire *wire, gint64 until);

#endif
