/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an account cannot be fetched from, for `status'. Private to the net wing; fetch_trouble() of
 * the face reads it. */
#ifndef MUSTER_NET_FETCH_TROUBLE_H
#define MUSTER_NET_FETCH_TROUBLE_H

/* WORDS are one line; NULL: all is well. "Since" is that of the first trouble in a row. Best effort:
 * a disk that cannot be written is trouble that others tell of. */
void fetch_trouble_note(const char *state, const char *name, const char *words);

#endif
