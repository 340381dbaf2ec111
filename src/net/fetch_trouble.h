/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an account cannot be fetched from, for `status'. Private to the net wing; fetch_trouble() of
 * the face reads it. */
#ifndef MUSTER_NET_FETCH_TROUBLE_H
#define MUSTER_NET_FETCH_TROUBLE_H

#include "muster/base/failure.h"

/* "Since" is that of the first trouble in a row. No FAILURE is set: all is well. Best effort: a
 * disk that cannot be written is trouble that others tell of. */
void fetch_trouble_note(const char *state, const char *name, const struct failure *failure);

#endif
