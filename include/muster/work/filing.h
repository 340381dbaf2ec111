/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/filing.h - spool to store: understands and files every waiting mail
 *
 * Batches of mails in one transaction under the filer's lock. Parsing happens in the cage (cage.h).
 * What follows from a mail is rows in the same transaction; nothing is sent from here. A mail
 * leaves the spool only after the commit.
 */
#ifndef MUSTER_WORK_FILING_H
#define MUSTER_WORK_FILING_H

#include "muster/work/site.h"

struct filing_report {
    guint filed;   /* mails that are settled now, whatever became of them */
    guint entries; /* of these, new entries or revisions */
    guint duplicates, held, poisoned;
};

/* Files until the spool is empty. STOP, set by a signal handler, ends it after the batch. WAIT_MS:
 * for another filer. FALSE on trouble with the store, the spool or the cage program itself; what
 * was committed stays. */
gboolean filing_run(struct site *site, int wait_ms, const volatile int *stop,
                    struct filing_report *report_r, struct failure *failure);

#endif
