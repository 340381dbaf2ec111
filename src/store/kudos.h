/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kudos.h - what time and whoever is forgotten take away of them */
#ifndef MUSTER_SRC_STORE_KUDOS_H
#define MUSTER_SRC_STORE_KUDOS_H

#include "muster/store/kudos.h"

/* Those given before the day BEFORE, at most LIMIT. TRUE when there are more. */
gboolean kudos_erase(struct store *store, int32_t before, guint limit);
/* All that PERSON gave or got. */
void kudos_erase_of(struct store *store, gint64 person);

#endif
