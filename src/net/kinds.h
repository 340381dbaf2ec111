/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a transport is made of. Private to the net wing: each transport is one file and one row in
 * transport.c. */
#ifndef MUSTER_NET_KINDS_H
#define MUSTER_NET_KINDS_H

#include "muster/net/transport.h"

struct transport_kind {
    const char *scheme; /* what its URLs begin with */
    const char *name;
    const char *desc;
    gboolean leaves_host;

    /* The state that the other functions get; NULL with FAILURE. OPTIONS live only as long as the
     * call. */
    void *(*open)(const struct transport_options *options, struct failure *failure);
    void (*close)(void *state);
    /* The envelope was looked at: both addresses are fit to be written anywhere. */
    enum verdict (*deliver)(void *state, const struct parcel *parcel, GString *reply);
    gboolean (*check)(const struct transport_options *options, struct failure *failure);
};

extern const struct transport_kind maildir_kind, sendmail_kind, smtp_kind, smtps_kind;

/* The path behind the scheme of URL, which must be absolute. Borrowed; NULL with FAILURE. */
const char *transport_path(const char *url, struct failure *failure);

#endif
