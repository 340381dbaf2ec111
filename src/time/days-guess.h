/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days somebody meant. Private to the time wing. */
#ifndef TIME_DAYS_GUESS_H
#define TIME_DAYS_GUESS_H

#include "muster/time/schedule.h"

/* The rule that WORDS say, strictly. RULE_R is left alone when they say none. */
gboolean days_rule_read(char **words, struct days_rule *rule_r);
/* The rule that was probably meant: for a suggestion, never taken. */
gboolean days_rule_guess(char **words, struct days_rule *rule_r);

#endif
