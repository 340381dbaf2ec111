/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd/try-words.h - what `muster try' says of an answer */
#ifndef MUSTER_CMD_TRY_WORDS_H
#define MUSTER_CMD_TRY_WORDS_H

#include <json-glib/json-glib.h>

#include "muster/work/trial.h"

/* A headline, a line for each thing that may be lost, and what that comes to. */
void trial_words_print(const char *address, const struct trial_answer *answer);
JsonBuilder *trial_json(const char *address, const struct trial_answer *answer);

/* Nothing came: where to look. */
void trial_hints_print(const struct site *site);

#endif
