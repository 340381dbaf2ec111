/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster-file.h - the roster as its file says it, checked cell by cell */
#ifndef WORK_ROSTER_FILE_H
#define WORK_ROSTER_FILE_H

#include <glib.h>

#include "work/people/roster-cell.h"

/* One person of the file. Cells are in one form however they were typed: addresses in lower case,
 * several joined by ";". NULL: there is no such column, or the cell is empty, and says nothing. The
 * email is always there. */
struct roster_row {
    unsigned line;
    char *cells[ROSTER_COLUMNS];
};

/* All people of TEXT; struct roster_row, never NULL, caller unrefs. DOMAINS: where people's
 * addresses may be (empty: anywhere). Everything that is wrong goes to FAULTS. */
GPtrArray *roster_file_read(const char *text, const char *file, const char *const *domains,
                            struct faults *faults);

#endif
