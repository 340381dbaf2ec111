/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/words-table.h - what words/LANGUAGE.txt says, as tables that end with NULLs */
#ifndef WORK_COMMANDS_WORDS_TABLE_H
#define WORK_COMMANDS_WORDS_TABLE_H

#include <stddef.h>

struct command_phrase {
    const char *language;
    const char *phrase; /* in lower case */
    const char *word;   /* the command, value, tag or consent that it is */
};
extern const struct command_phrase command_phrases[], command_values[], command_languages[],
    command_consents[];

struct command_help {
    const char *language, *word;
    const char *usage, *help; /* of each command that help shows, in its order */
};
extern const struct command_help command_helps[];

#endif
