/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/managing.h - what the commands of managers share */
#ifndef WORK_COMMANDS_MANAGING_H
#define WORK_COMMANDS_MANAGING_H

#include "work/commands/kind.h"

/* VALUE takes the place of ROW's. Takes it over. */
void row_mean(struct command_row *row, char *value);

/* The values "person", "still" (the teams that they are in) and "left" of whoever has ADDRESS. */
void tell_person(const struct command_telling *telling, const char *address);

#endif
