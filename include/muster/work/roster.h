/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/roster.h - people and teams from a CSV file (RFC 4180, UTF-8, header line), as
 * PRODUCT 2.6 says
 */
#ifndef MUSTER_WORK_ROSTER_H
#define MUSTER_WORK_ROSTER_H

#include "muster/work/site.h"

struct roster_change {
    enum { ROSTER_ADDED, ROSTER_CHANGED, ROSTER_RENAMED, ROSTER_LEFT, ROSTER_BACK } what;
    char *address, *name;
    char *detail; /* "zone: Europe/Berlin -> Asia/Tokyo; teams: core -> core, ops", or NULL */
};

struct roster_report {
    GPtrArray *changes; /* struct roster_change */
    gboolean refused;   /* too many would go: nothing was written */
};
void roster_report_clear(struct roster_report *report);

/* Reads FILE, checks all of it (FAULTS has every mistake; then FAILURE_CONFIG and nothing is
 * written), and applies it in one transaction unless DRY_RUN. More than 3 people and more than 10 %
 * gone: refused, unless YES. */
gboolean roster_sync(struct site *site, const char *file, gboolean dry_run, gboolean yes,
                     struct faults *faults, struct roster_report *report_r,
                     struct failure *failure);

#endif
