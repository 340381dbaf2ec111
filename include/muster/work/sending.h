/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/sending.h - outbox to the mail server
 *
 * Claims rows, hands each over, marks what became of it. Killed at any moment, nothing is lost; a row whose lease ran out is
 * in doubt and goes again with the same bytes. Retries back off with jitter and end with the row's window.
 */
#ifndef MUSTER_WORK_SENDING_H
#define MUSTER_WORK_SENDING_H

#include "muster/work/site.h"

struct sending_report {
    guint sent, retried, failed, doubtful;
    gboolean halted;      /* the relay refuses us as a whole: `status` shows it */
    gboolean halt_is_new; /* and did not when it was tried last */
};

gboolean sending_run(struct site *site, int wait_ms, const volatile int *stop, struct sending_report *report_r,
                     struct failure *failure);

#endif
