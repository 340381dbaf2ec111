/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/summary/report-forms.h - a report as JSON, and as a letter shows it */
#ifndef MUSTER_WORK_REPORT_FORMS_H
#define MUSTER_WORK_REPORT_FORMS_H

#include "work/letters/letters.h"
#include "work/summary/reporting.h"

/* One object a team and line, appended to OUT. */
void report_to_json(const struct report *report, GString *out);

/* A report as a letter shows it, with all that its view borrows. */
struct report_page {
    struct report_view view;
    GArray *blockers, *teams; /* struct blocker_view, struct team_view */
    GPtrArray *sections;      /* GArray of struct person_view, one a team */
};
/* Borrows REPORT. */
struct report_page report_show(const struct report *report);
void report_page_clear(struct report_page *page);

#endif
