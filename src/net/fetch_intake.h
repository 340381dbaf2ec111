/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetched mails on their way into the spool, many at once. Private to the net wing.
 *
 *     intake_begin, intake_add..., intake_end       each mail; or intake_drop
 *     intake_settle                                 all that were ended
 *
 * The threads of sync_pool.h make them durable while others still come in.
 */
#ifndef MUSTER_NET_FETCH_INTAKE_H
#define MUSTER_NET_FETCH_INTAKE_H

#include <glib.h>

#include "muster/net/fetch.h"

struct intake;

/* For mails of KIND ("imap", "maildir"). NULL with FAILURE. */
struct intake *intake_open(const struct fetching *fetching, const char *kind,
                           struct failure *failure);
void intake_close(struct intake *intake);

/* One mail at a time is begun, and then ended or dropped. */
void intake_begin(struct intake *intake);
/* FALSE when it cannot be written: then it can only be dropped, and intake_settle() says why. */
gboolean intake_add(struct intake *intake, const char *octets, gsize length);
/* KEY is the caller's: by it the mail is known when it is settled. */
void intake_end(struct intake *intake, guint64 key);
void intake_drop(struct intake *intake);

/* What was added to the mail that is begun, 0 when there is none; and max-message, to which who
 * begins it keeps. */
gsize intake_length(const struct intake *intake);
gsize intake_limit(const struct intake *intake);

/* Waits for all that were ended; appends the keys (guint64) of those that are durable to KEYS.
 * FALSE with FAILURE when one is not, or could not even be written. */
gboolean intake_settle(struct intake *intake, GArray *keys, struct failure *failure);

#endif
