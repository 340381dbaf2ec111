/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/planning.h - what is due: opens rounds, reminds, closes, summarises, erases; writes to the outbox
 *
 * Everything is exactly-once: each due row is claimed, acted on and replaced by its next in one transaction, and each mail
 * has a key of its own in the outbox. Two at a time, a kill anywhere, the same `now` again: no second mail.
 */
#ifndef MUSTER_WORK_PLANNING_H
#define MUSTER_WORK_PLANNING_H

#include "muster/work/site.h"

struct planning_report {
    guint welcomed, asked, reminded, summarised, commented, told, receipts, meetings, pulses,
        offered;     /* mails written */
    guint probed;    /* the same: to whom mail came back for days */
    guint withheld;  /* mails that incoming mail would have caused, above the caps */
    guint suspended; /* people to whom nothing is sent from now on */
    guint closed;    /* rounds that nobody answered by their end */
    guint skipped;   /* rounds that nobody was asked: too late, or away */
    guint erased;    /* days of original mail that are gone */
};

/* Does all that is due at site->now. STOP ends it after the batch. */
gboolean planning_run(struct site *site, int wait_ms, const volatile int *stop,
                      struct planning_report *report_r, struct failure *failure);

/* Brings the due rows of one person in line with teams, rhythm, state and the workflows: after whatever changed them.
 * In the caller's transaction. */
void planning_refresh_person(struct site *site, gint64 person);

#endif
