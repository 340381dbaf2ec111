/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a transport is made of. Private to the net wing: each transport is one file and one row in
 * transport.c. */
#ifndef MUSTER_NET_KINDS_H
#define MUSTER_NET_KINDS_H

#include "muster/net/transport.h"

/* The dispatcher as a transport sees it: of each parcel the envelope was looked at, so that both
 * addresses are fit to be written anywhere; and what is told of one is made tame on its way. */
struct handing {
    const struct dispatcher *dispatcher;
    void *data;
};

const struct parcel *handing_next(const struct handing *handing, gint64 *wake_r);
gboolean handing_leaving(const struct handing *handing, const struct parcel *parcel);
void handing_settled(const struct handing *handing, const struct parcel *parcel,
                     enum verdict verdict, enum blame blame, const char *reply);
void handing_resting(const struct handing *handing);

/* The longest wait between two looks at the dispatcher. */
enum { TRANSPORT_REST_MILLISECONDS = 500 };

struct transport_kind {
    const char *scheme; /* what its URLs begin with */
    const char *name;
    const char *desc;
    gboolean leaves_host;

    /* The state that the other functions get; NULL with FAILURE. OPTIONS live only as long as the
     * call. */
    void *(*open)(const struct transport_options *options, struct failure *failure);
    void (*close)(void *state);
    /* One of two: many at once, or one after the other; a halt by the latter is our set-up. */
    void (*run)(void *state, const struct handing *handing);
    enum verdict (*deliver)(void *state, const struct parcel *parcel, GString *reply);
    gboolean (*check)(const struct transport_options *options, struct failure *failure);
};

extern const struct transport_kind maildir_kind, sendmail_kind, smtp_kind, smtps_kind;

/* The path behind the scheme of URL, which must be absolute. Borrowed; NULL with FAILURE. */
const char *transport_path(const char *url, struct failure *failure);

#endif
