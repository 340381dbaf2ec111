/* SPDX-License-Identifier: GPL-3.0-or-later */
/* label-words.h - other words for the labels of questions: "Blocker:", "Gemacht:"
 *
 * People do not look up what a question calls its answers. Behind the labels of all questions stand
 * the words that mean the same, so that one which a question has given itself comes first.
 */
#ifndef MUSTER_MAIL_LABEL_WORDS_H
#define MUSTER_MAIL_LABEL_WORDS_H

#include "muster/mail/understand.h"

enum label_sort {
    LABEL_MOOD,
    LABEL_BLOCKER,
    LABEL_DONE,
    LABEL_NEXT,
    LABEL_OWN, /* only what the question calls it itself; how many have other words */
};
enum label_sort label_sort_of(const struct asked_question *question);

/* What else the answers of SORT are called: ends with NULL; static. */
const char *const *label_words(enum label_sort sort);

#endif
