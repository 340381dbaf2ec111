/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An iCalendar file taken apart, before the library sees any of it. Private to the time wing. */
#ifndef TIME_ICAL_BLOCKS_H
#define TIME_ICAL_BLOCKS_H

#include <glib.h>

#include "muster/base/failure.h"

/* One VEVENT or VTIMEZONE: its unfolded lines that matter here, from BEGIN to END. */
struct ical_block {
    guint line; /* where it begins in the file, from 1 */
    gboolean is_zone;
    gboolean is_spoilt; /* a line, or their number, was over a limit: TEXT is not whole */
    GString *text;
    guint n_lines;
};

/* The blocks of the file, in order. NULL with FAILURE when it is no calendar, not whole, or over a
 * limit. Caller unrefs. */
GPtrArray *ical_blocks(const char *bytes, gsize length, struct failure *failure);

#endif
