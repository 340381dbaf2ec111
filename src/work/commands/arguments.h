/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/arguments.h - how commands read what stands behind their word */
#ifndef WORK_COMMANDS_ARGUMENTS_H
#define WORK_COMMANDS_ARGUMENTS_H

#include "work/commands/kind.h"

#define COMMAND_READER(name)                                                                       \
    gboolean name(const struct command_kind *kind, const struct command_writer *writer,            \
                  const char *rest, const char *written, struct command_row *row)

COMMAND_READER(read_nothing);
COMMAND_READER(read_choice);   /* value: as the kind's choice is kept */
COMMAND_READER(read_clock);    /* value: "10:30", from "10.30", "10h30", "10 uhr", "2:30 pm" */
COMMAND_READER(read_weekdays); /* days: "mon-thu", "Montag, Mittwoch", in any language */
COMMAND_READER(read_language); /* value: "de" */
COMMAND_READER(read_stay);     /* first, last */
COMMAND_READER(read_words);    /* value: any words, at least one, as written */
COMMAND_READER(read_perhaps);  /* the same, or none */

/* "montag", "tue": the number of the weekday from Monday that WORD, in lower case, is in one of our languages; -1: none. */
int weekday_named(const char *word);
/* "10:30", from "10h30" and the like; NULL when TEXT, in lower case, is no hour. Caller frees. */
char *clock_named(const char *text);

#endif
