/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/planning/put-off.h - due rows that failed in this tick, and wait for the next one
 *
 * They stay in the store as they are. What is due here is what is due there without them.
 */
#ifndef MUSTER_WORK_PUT_OFF_H
#define MUSTER_WORK_PUT_OFF_H

#include "muster/store/due.h"

GHashTable *put_off_new(void);
void put_off_add(GHashTable *put_off, const struct due *due);

/* due_list() and due_next() without what was put off. */
GPtrArray *put_off_list(GHashTable *put_off, struct store *store, gint64 now, guint limit);
gint64 put_off_next(GHashTable *put_off, struct store *store, gint64 now);

#endif
