/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/sending.h - outbox to the mail server
 *
 * Leases rows, hands them over, marks what became of each. Killed at any moment, nothing is lost,
 * and nothing goes twice but a mail whose bytes were leaving and whose answer was not in: that one
 * is in doubt, and goes again with the same bytes. Retries back off with jitter and end with the
 * row's window. A mail server that refuses us as a whole, or is away, is paused; that counts
 * against no mail.
 */
#ifndef MUSTER_WORK_SENDING_H
#define MUSTER_WORK_SENDING_H

#include "muster/work/site.h"

struct sending_report {
    guint sent, retried, failed, doubtful;
    gboolean halted;      /* the mail server is paused: `status' says why */
    gboolean needs_owner; /* it refused us in this run, and will until somebody changes something */
    gboolean halt_is_new; /* and did not when it was tried last */
};

struct sending_options {
    int wait_ms;              /* for another sender to end */
    gboolean at_once;         /* do not wait out a pause */
    const volatile int *stop; /* set by a signal: end soon, with what is under way */
};

gboolean sending_run(struct site *site, const struct sending_options *options,
                     struct sending_report *report_r, struct failure *failure);

#endif
