/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/managing.h - who manages whom */
#ifndef WORK_COMMANDS_MANAGING_H
#define WORK_COMMANDS_MANAGING_H

#include "muster/work/site.h"

/* PERSON is somebody's manager, or looks after the site. */
gboolean person_manages(const struct site *site, const struct person *person);
/* PERSON reads TEAM and manages one of its members, or looks after the site. */
gboolean person_manages_team(const struct site *site, const struct person *person,
                             const char *team);

#endif
