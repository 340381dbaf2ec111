/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moods.h - what time takes away of them */
#ifndef MUSTER_SRC_STORE_MOODS_H
#define MUSTER_SRC_STORE_MOODS_H

#include "muster/store/moods.h"

/* Those of days before BEFORE, at most LIMIT. TRUE when there are more. */
gboolean moods_erase(struct store *store, int32_t before, guint limit);

#endif
