/* SPDX-License-Identifier: GPL-3.0-or-later */
/* whose.h - with whom a line for a 1-on-1 is to be talked about
 */
#ifndef MUSTER_WORK_MEETINGS_WHOSE_H
#define MUSTER_WORK_MEETINGS_WHOSE_H

#include "muster/work/site.h"

/* The one of PARTNERS (struct person) with whom PERSON wants to talk about TEXT: who is named in
 * front of a colon, else the only one called with an "@", or the only one of all, unless TEXT
 * begins with another's name.
 * *words_r: TEXT without the name in front. NULL: it is not known. All is borrowed. */
const struct person *whose_is(const struct site *site, const struct person *person,
                              const GPtrArray *partners, const char *text, const char **words_r);

#endif
