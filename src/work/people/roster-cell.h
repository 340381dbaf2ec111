/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster-cell.h - the columns of a roster, and what a cell of each may say */
#ifndef WORK_ROSTER_CELL_H
#define WORK_ROSTER_CELL_H

#include <glib.h>

#include "muster/base/config.h"

enum roster_column {
    ROSTER_EMAIL,
    ROSTER_NAME,
    ROSTER_ZONE,
    ROSTER_TEAMS,
    ROSTER_READS,
    ROSTER_MANAGER,
    ROSTER_WORKDAYS,
    ROSTER_HOURS,
    ROSTER_LANGUAGE,
    ROSTER_ALIASES,
    ROSTER_COLUMNS
};
const char *roster_column_name(enum roster_column column); /* "email", … */

/* One cell under examination. */
struct cell {
    const char *text; /* not empty */
    const char *file;
    unsigned line;
    const char *const *domains;
    struct faults *faults;
};

/* The cell in its one form: addresses in lower case, several things joined by ";". NULL after a
 * fault, which is told. Caller frees. */
char *roster_cell_check(enum roster_column column, const struct cell *cell);

/* Several things of one cell, NULL-terminated; none when it is NULL. Caller frees with
 * g_strfreev(). */
char **roster_cell_list(const char *cell);

#endif
