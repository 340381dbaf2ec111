/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/caused.h - how many mails to whom were caused by mail that came in
 *
 * Kept as long as the mails that we got (retention): what is asked for is the last hour and day.
 */
#ifndef MUSTER_STORE_CAUSED_H
#define MUSTER_STORE_CAUSED_H

#include "muster/store/store.h"

/* A mail to PERSON that incoming mail caused at AT, an instant; SENT: FALSE when there were too
 * many, and it was not written. */
void caused_add(struct store *store, gint64 person, gint64 at, gboolean sent);
/* How many since SINCE; PERSON 0: to all. */
guint caused_count(struct store *store, gint64 person, gint64 since, gboolean sent);

/* To whom most was not written since SINCE, 0 when all was. */
gint64 caused_most_withheld(struct store *store, gint64 since);

#endif
