/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/store.h - the store as a whole: opening, transactions, upgrade, backup
 *
 * SQL lives in this wing and nowhere else. The store knows people, rounds, entries and mails as
 * rows; what they mean is work/'s. Days, instants and states are as in base/ and time/, written as
 * numbers and words.
 *
 * Failures stick: the first one is remembered, every later call does nothing and returns nothing
 * (0, NULL, FALSE, an empty list; a list is never NULL), and store_commit() or store_ok() says what
 * happened. So a transaction reads as a list of steps, and none of them can be half done: it is
 * committed whole, or not at all. Everything that writes needs store_begin(). store_commit() and
 * store_rollback() forget the failure.
 *
 * Strings in structs that the store hands out belong to the struct; free it with the function named
 * there.
 */
#ifndef MUSTER_STORE_STORE_H
#define MUSTER_STORE_STORE_H

#include <glib.h>
#include <stdint.h>

#include "muster/base/failure.h"

struct store;

enum store_mode {
    STORE_READ,   /* never writes, never migrates; FAILURE_CONFIG when the schema is older or newer
                     than ours */
    STORE_WRITE,  /* migrates an older schema after a backup beside it; FAILURE_CONFIG when newer */
    STORE_CREATE, /* makes it; FAILURE_CONFIG when there is one */
};

/* Opens STATE/muster.db. FAILURE_BUSY when it is locked, damaged or not there, FAILURE_CONFIG as
 * above. An upgrade leaves the store as it was in STATE/muster.db.schema-N. */
struct store *store_open(const char *state, enum store_mode mode, struct failure *failure);
void store_close(struct store *store);

/* One write transaction, under the flock STATE/lock/writer. No nesting. Keep to a few hundred rows.
 * FALSE as well when an earlier read failed, since what follows would build on it. A commit that
 * fails has rolled back. */
gboolean store_begin(struct store *store, struct failure *failure);
gboolean store_commit(struct store *store, struct failure *failure);
void store_rollback(struct store *store);

/* One consistent view for several reads. */
gboolean store_begin_read(struct store *store, struct failure *failure);
void store_end_read(struct store *store);

/* FALSE, with the first failure, when any call since the last begin, commit or rollback failed.
 * Forgets nothing. */
gboolean store_ok(struct store *store, struct failure *failure);

/* Something beside the store failed that the transaction at hand relies on: it sticks, as a failure
 * of its own does. */
void store_break(struct store *store, const struct failure *failure);

/* Copies the store, whole and consistent, to the file TO while others work. Replaces TO, at once
 * and when all is well. */
gboolean store_backup(struct store *store, const char *to, struct failure *failure);

/* Full check of the file's structure (`muster check`). */
gboolean store_check(struct store *store, struct failure *failure);

/* Small facts about the site, by name: "sent-by" and its like. Caller frees. NULL when there is
 * none. */
char *store_fact_get(struct store *store, const char *name);
void store_fact_set(struct store *store, const char *name, const char *value);

/* A number that only grows, for "everything since": the next one, and the last one given. */
gint64 store_sequence_next(struct store *store);
gint64 store_sequence_last(struct store *store);

enum { STORE_SCHEMA_VERSION = 2 };

#endif
