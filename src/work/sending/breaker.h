/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/sending/breaker.h - the pause after a mail server refused us as a whole, or was away
 *
 * Remembered in the store, so that the next run knows. It ends by itself, each longer than the one
 * before up to a quarter of an hour; at the first mail that is taken; and when `send' is
 * configured otherwise.
 */
#ifndef MUSTER_WORK_BREAKER_H
#define MUSTER_WORK_BREAKER_H

#include "muster/base/config.h"
#include "muster/store/store.h"

struct breaker {
    int trips;           /* in a row; 0: all is well, or was before a change of configuration */
    gboolean refuses;    /* else it was only away */
    gboolean is_noted;   /* the store says so, of this configuration or of another */
    gint64 since, until; /* instants: of the first trip; of the next try */
    char *settings;      /* which configuration was refused */
};

/* All is well when another configuration was refused. Clear with breaker_clear(). */
void breaker_read(struct store *store, const struct send_config *config, struct breaker *breaker_r);
void breaker_clear(struct breaker *breaker);

gboolean breaker_holds(const struct breaker *breaker, gint64 now);

/* For `status': "refuses us since ...", with the server's words; NULL when all is well. Caller
 * frees. The owner is needed by a server that refuses us, and by one that has been away for half an
 * hour. */
char *breaker_words(struct store *store, gint64 now, gboolean *needs_owner_r);

/* Within a transaction. WORDS are the server's. */
void breaker_trip(struct breaker *breaker, struct store *store, gint64 now, gboolean refuses,
                  const char *words);
void breaker_reset(struct breaker *breaker, struct store *store);

#endif
