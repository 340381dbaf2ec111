/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an account, or a mail of it, cannot be fetched, for `status'. Private to the net wing;
 * fetch_trouble() and fetch_passed() of the face read it. */
#ifndef MUSTER_NET_FETCH_TROUBLE_H
#define MUSTER_NET_FETCH_TROUBLE_H

#include <stddef.h>

#include "muster/base/failure.h"

/* "Since" is that of the first trouble in a row. No FAILURE is set: all is well. Best effort: a
 * disk that cannot be written is trouble that others tell of. */
void fetch_trouble_note(const char *state, const char *name, const struct failure *failure);

/* Notes that a mail was passed by, and why; it stays in the mailbox. Best effort likewise. */
void fetch_passed_note(const char *state, const char *name, const char *why);
/* WHY of one whose SIZE is above the LIMIT. Caller frees. */
char *fetch_too_large_words(size_t size, size_t limit);

#endif
