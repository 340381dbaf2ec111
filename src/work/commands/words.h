/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/commands/words.h - the words of commands, in every language at once */
#ifndef WORK_COMMANDS_WORDS_H
#define WORK_COMMANDS_WORDS_H

#include <glib.h>

#include "work/commands/words-table.h"

/* LINE as it is compared: no blanks around it, no slash before it nor full stop behind, lower case, wide letters made
 * narrow. Caller frees. */
char *command_line_bare(const char *line);

/* LINE begins with a slash, of either width. */
gboolean command_line_slashed(const char *line);

/* The command whose phrase LINE, bare, begins with, the longest of all; *rest_r is what follows it. NULL when none.
 * Static. */
const char *command_word_find(const char *line, const char **rest_r);
/* The phrase that the first word of LINE, bare, is nearly, in LANGUAGE if it may be, else in
 * English; in any other only where LINE is no sentence. NULL when none. Static. */
const char *command_phrase_near(const char *line, const char *language);
/* What command WORD is called in LANGUAGE, else in English. Static. */
const char *command_phrase_of(const char *word, const char *language);
/* How WORD is written, with what it needs, where help shows it; NULL where it does not. Static. */
const char *command_usage_of(const char *word, const char *language);
/* The rows of help for LANGUAGE: it has N of them, one behind the other. Those of English where there are none. */
const struct command_help *command_help_of(const char *language, guint *n_r);

/* The words "off", "once" and their like in English, from any of our languages; else TEXT. Caller frees. */
char *command_value_find(const char *text);
/* The same of what is said of goals: "goal-add", "goal-until". */
char *command_goal_word_find(const char *text);
/* What the value WORD, such as "off", is called in LANGUAGE, else WORD. Static. */
const char *command_phrase_of_value(const char *word, const char *language);
/* The language that TEXT names, as a tag, or NULL. Static. */
const char *command_language_find(const char *text);

#endif
