/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store/meeting-lines.h - retention of what two people said to each other */
#ifndef MUSTER_STORE_MEETING_LINES_H
#define MUSTER_STORE_MEETING_LINES_H

#include "store/sql.h"

/* Erases what was said before the day BEFORE, at most about LIMIT rows; TRUE when there is more. */
gboolean meeting_lines_erase(struct store *store, int32_t before, guint limit);

#endif
