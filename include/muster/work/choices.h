/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/choices.h - what people choose for themselves, whoever writes it down: a command, or
 * a mail of theirs
 *
 * What a person chose wins over what the roster says, until the roster's cell changes.
 */
#ifndef MUSTER_WORK_CHOICES_H
#define MUSTER_WORK_CHOICES_H

#include "muster/work/site.h"

/* "zone", "hours", "remind", ...: NULL-terminated, static. */
const char *const *choice_names(void);

/* What PERSON has under NAME, from the roster or chosen; "" when neither says anything, and the
 * site's or the workflow's counts. Caller frees. */
char *choice_get(const struct site *site, const struct person *person, const char *name);

/* VALUE in the form in which it is kept; NULL with FAILURE (FAILURE_USAGE), which says what may
 * stand there. "" and "default" mean: no choice. Caller frees. */
char *choice_read(const char *name, const char *value, struct failure *failure);

/* PERSON chooses VALUE, from choice_read(), and their plan follows. "" takes it back: then the
 * roster's word counts again. In the caller's transaction. */
void choice_set(struct site *site, gint64 person, const char *name, const char *value);

#endif
