/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.h - comma-separated values, as RFC 4180 has them
 *
 * UTF-8, with or without a byte order mark; lines end in CRLF or LF; a cell in quotes may hold
 * commas, line ends and doubled quotes. Blanks around a cell outside of quotes are dropped. Empty
 * lines are no rows.
 */
#ifndef WORK_CSV_H
#define WORK_CSV_H

#include <glib.h>

#include "muster/base/config.h"

struct csv_row {
    unsigned line;    /* on which it starts, from 1 */
    GPtrArray *cells; /* char *, never NULL */
};

/* All rows of TEXT, struct csv_row; never NULL, caller unrefs. What is no CSV goes to FAULTS, with
 * FILE and line; the rows are then those that could be made out. */
GPtrArray *csv_read(const char *text, const char *file, struct faults *faults);

#endif
