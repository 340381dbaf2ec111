/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/filing/answer-words.h - an answer as readers see it, where its own words need the question beside them
 */
#ifndef WORK_ANSWER_WORDS_H
#define WORK_ANSWER_WORDS_H

#include "muster/store/rounds.h"

/* "2" to a choice is the choice that it names, "4" on a scale "4/5", "y" a "yes". NULL when the
 * words of ANSWER say as much as its value. Caller frees. */
char *answer_in_words(const struct form_question *question, const struct entry_answer *answer);

#endif
