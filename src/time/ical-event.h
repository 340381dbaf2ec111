/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event of an iCalendar file: what it says, and the times at which it happens. Private to the
 * time wing. */
#ifndef TIME_ICAL_EVENT_H
#define TIME_ICAL_EVENT_H

#include "time/ical-moment.h"

struct ical_event {
    guint line; /* of the file */
    char *uid;  /* "" when it has none */
    char *name; /* valid UTF-8 */
    gboolean is_cancelled;
    struct moment start;
    struct ical_zone zone;    /* of the start: in it the event repeats */
    struct icaltimetype wall; /* the start as it was written */
    int64_t length;           /* of an event of whole days: days; else microseconds */
    gboolean is_override;     /* it stands in place of one of the events of its UID: */
    struct moment replaces;
    GPtrArray *rules; /* char *: RRULEs */
    GArray *more;     /* struct moment: RDATEs */
    GArray *except;   /* struct moment: EXDATEs */
};

/* Reads a block's TEXT. NULL with FAILURE when it cannot be understood. */
struct ical_event *ical_event_read(struct ical_zones *zones, const char *text,
                                   struct failure *failure);
void ical_event_free(struct ical_event *event);

/* How much a file may still ask for. Below 0: too much. */
struct ical_budget {
    long steps;
};
enum { ICAL_STEPS_MAX = 1000000 }; /* a step is a few microseconds */

/* The starts of EVENT that touch the days from FIRST to LAST, each once, in no order, without
 * those of its EXDATEs and of OVERRIDES (NULL: none). FALSE with FAILURE when a rule cannot be
 * read. Caller unrefs STARTS_R (struct moment). */
gboolean ical_event_starts(const struct ical_event *event, const GArray *overrides, int32_t first,
                           int32_t last, struct ical_budget *budget, GArray **starts_r,
                           struct failure *failure);

#endif
