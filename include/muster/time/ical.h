/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/time/ical.h - days off out of an iCalendar file (RFC 5545)
 *
 * Files come from calendar servers and from people; they are hostile until read. Work is bounded
 * by ICAL_* whatever they say, and they are never asked for time zones, alarms, links or anybody's
 * address.
 */
#ifndef MUSTER_TIME_ICAL_H
#define MUSTER_TIME_ICAL_H

#include "muster/base/config.h"
#include "muster/time/rhythm.h"

enum {
    ICAL_BYTES_MAX = 4 * 1024 * 1024,
    ICAL_EVENTS_MAX = 20000,
    ICAL_NAME_MAX = 200, /* octets of a name; longer ones are cut */
};

/* What of a calendar counts. An event with hours counts on the days whose working hours it covers;
 * days without hours it must cover from midnight to midnight. */
struct ical_wish {
    const struct rhythm *rhythm; /* whose hours; its `off' does not matter */
    int32_t first, last;         /* days off in between; what reaches beyond is cut there */
    gboolean absence;            /* what they are (days-off.h) */
};

/* Reads the events of LENGTH BYTES: of whole days, of several, repeated (RRULE, RDATE) and not
 * (EXDATE, RECURRENCE-ID, STATUS:CANCELLED). TRANSP is ignored, since calendars of holidays are
 * transparent. Names are valid UTF-8 and the file's otherwise: the caller tames them before
 * anybody sees them.
 *
 * NULL with FAILURE (FAILURE_INPUT) when it is no calendar, or is over a limit. An event that
 * cannot be understood is left out, and a line about it is added to FAULTS under the name FILE;
 * FAULTS may be NULL. Caller frees with days_off_free(). */
struct days_off *ical_read(const char *bytes, gsize length, const struct ical_wish *wish,
                           const char *file, struct faults *faults, struct failure *failure);

#endif
