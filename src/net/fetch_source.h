/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source of mail is made of. Private to the net wing: each is one file and one row in
 * fetch.c. */
#ifndef MUSTER_NET_FETCH_SOURCE_H
#define MUSTER_NET_FETCH_SOURCE_H

#include "net/fetch_intake.h"

struct source_kind {
    const char *scheme; /* what its URLs begin with */
    const char *name;   /* the intake that the spool is told */

    /* The state that the other functions get; NULL with FAILURE. */
    void *(*open)(const struct fetching *fetching, struct failure *failure);
    void (*close)(void *state);
    /* Takes what is there into INTAKE, settles it, and does what `after' says. FALSE with FAILURE,
     * also when only a part could be taken. */
    gboolean (*take)(void *state, struct intake *intake, struct failure *failure);
    /* Waits until there may be more, or until UNTIL (g_get_monotonic_time()). */
    void (*wait)(void *state, gint64 until);
};

/* The Maildir that the account's `after' moves mail to; NULL: it moves none. Caller frees. */
char *maildir_goal(const struct config *config, const struct fetch_config *account);

/* Until UNTIL, of g_get_monotonic_time(). */
void fetch_sleep(gint64 until);

extern const struct source_kind imap_source, imaps_source, maildir_source;

#endif
