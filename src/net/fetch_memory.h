/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was accepted from an IMAP mailbox, in STATE/fetch/NAME. Private to the net wing.
 *
 * Mails are taken in the order of their UIDs, which only grow, so one number says what was taken.
 * It is written after the mails are durable and before they are touched in the mailbox: a death in
 * between costs at most a second copy, which filing knows again.
 */
#ifndef MUSTER_NET_FETCH_MEMORY_H
#define MUSTER_NET_FETCH_MEMORY_H

#include <glib.h>

#include "muster/base/failure.h"

enum { FETCH_ALONE_MAILS = 100 }; /* one of a batch was it; the mails are fetched one by one then */

struct fetch_memory {
    char *of;         /* which mailbox: a line of the caller's; another one was never met */
    guint32 validity; /* the mailbox's UIDVALIDITY; 0: never met */
    guint32 met;      /* the last UID that was there when we met */
    guint32 last;     /* up to here each mail was accepted, or is too large, or was given up */
    guint alone;      /* so many mails are fetched one by one, since one of them made us fall */
    guint falls;      /* attempts at the next of these that did not come to their end */
    GArray *pending;  /* guint32: accepted, and `after' has not been done to them */
    char *written;    /* what the file holds; NULL: nothing that we know */
};

/* Reads the memory of NAME, which is to be that of OF (NULL: of whatever it is); a mailbox never
 * met when there is none. FALSE when it cannot be read. Free with fetch_memory_clear(). */
gboolean fetch_memory_read(const char *state, const char *name, const char *of,
                           struct fetch_memory *memory_r, struct failure *failure);
void fetch_memory_clear(struct fetch_memory *memory);

/* Durable when it comes back with TRUE. Writes nothing that is there already. */
gboolean fetch_memory_write(struct fetch_memory *memory, const char *state, const char *name,
                            struct failure *failure);

/* After a sudden end that may be the fault of a mail: they are fetched one by one. */
void fetch_memory_suspect(const char *state, const char *name);

/* Where all that is remembered of accounts lies. */
void fetch_folder_make(const char *state);
/* The account's file there. Caller frees. */
char *fetch_path(const char *state, const char *name, const char *suffix);

#endif
