/* SPDX-License-Identifier: GPL-3.0-or-later */
/* label-words.h - other words for the labels of questions: "Blocker:", "Gemacht:"
 *
 * People do not look up what a question calls its answers. Behind the labels of all questions stand
 * the words that mean the same, so that one which a question has given itself comes first.
 */
#ifndef MUSTER_MAIL_LABEL_WORDS_H
#define MUSTER_MAIL_LABEL_WORDS_H

#include "muster/mail/understand.h"

/* What else an answer to QUESTION is called: ends with NULL; static, never NULL. */
const char *const *label_words(const struct asked_question *question);

#endif
