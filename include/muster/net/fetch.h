/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/net/fetch.h - mail that lies in somebody's mailbox, into the spool
 *
 * A source is a row in a table: imap:// and imaps:// (verified TLS, RFC 3501), maildir:PATH. Each
 * mail is durable in the spool before its mailbox is touched at all; then it is kept, marked as
 * read, deleted or moved there, as `after` says. What was accepted is remembered in
 * STATE/fetch/NAME, so that no mail is taken twice; where that is lost, filing knows it again.
 *
 * The other side is not trusted: every answer has a deadline and a limit, and a mail that cannot be
 * had stops only itself. Knows no store and no parser of mail.
 */
#ifndef MUSTER_NET_FETCH_H
#define MUSTER_NET_FETCH_H

#include <glib.h>

#include "muster/base/config.h"
#include "muster/base/failure.h"

struct fetching {
    const struct config *config;
    const struct fetch_config *account;
    gint64 ahead; /* microseconds that our time is ahead of the clock: --now */
};

/* Takes what is there, and ends. FALSE with FAILURE, also when only a part could be taken. */
gboolean fetch_once(const struct fetching *fetching, struct failure *failure);

/* The same for ever: told by the server of new mail where it can, and every `every` seconds in any
 * case; trouble is logged, noted for fetch_trouble(), and tried again, each time later. FALSE when
 * it cannot begin; else it never comes back. */
gboolean fetch_forever(const struct fetching *fetching, struct failure *failure);

/* Notes that the account's program has come to a sudden END ("signal 11"), and that what it was
 * fetching may be why. */
void fetch_note_death(const struct fetching *fetching, const char *end);

/* Why the account cannot be fetched from, "has failed since ...: ..."; NULL when all is well.
 * Caller frees. The owner is needed by a server that refuses us, and by all that lasts half an
 * hour. */
char *fetch_trouble(const char *state, const char *name, gboolean *needs_owner_r);

/* What was passed by, "a mail was not taken at ...: ...", for three days after the last; NULL when
 * all was taken. Whether it still lies there is not known. Caller frees. */
char *fetch_passed(const char *state, const char *name);

/* `check`: adds to FAULTS what can be known without connecting. */
void fetch_check(const struct config *config, const struct fetch_config *account,
                 struct faults *faults);

#endif
