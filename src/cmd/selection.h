/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rounds a command is about: --team, --person, --workflow, --since, --until. */
#ifndef MUSTER_CMD_SELECTION_H
#define MUSTER_CMD_SELECTION_H

#include "cmd/command.h"

extern const GOptionEntry selection_options[];

/* Sets the days that were named, and leaves the others as they are. */
gboolean selection_days(struct entries_query *query, struct failure *failure);
/* Sets team, person and workflow; FAILURE_USAGE, with what was probably meant, for a name that was never there. */
gboolean selection_names(struct site *site, struct entries_query *query, struct failure *failure);

#endif
