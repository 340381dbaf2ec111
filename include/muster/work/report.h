/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/report.h - what a time brought: answers and blockers, by team and person
 *
 * Says days and states, never clock times. How many answered is counted per team, and only where that does not tell of one
 * person (PRODUCT 4).
 */
#ifndef MUSTER_WORK_REPORT_H
#define MUSTER_WORK_REPORT_H

#include "muster/work/site.h"

enum { REPORT_COUNTED_LEAST = 3 }; /* people of a team: fewer are not counted */

struct report;

/* What QUERY asks for, for the operator, who sees all. Caller frees. */
struct report *report_gather(struct site *site, const struct entries_query *query);
void report_free(struct report *report);

/* In the site's language; REPORT_JSON is one object a team and line. Appends to OUT. */
enum report_form { REPORT_TEXT, REPORT_HTML, REPORT_JSON };
gboolean report_print(struct site *site, const struct report *report, enum report_form form,
                      GString *out, struct failure *failure);

#endif
