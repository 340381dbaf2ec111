/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answers-items.h - lines that speak of a numbered item: "#41 done", "#41: I call them today" */
#ifndef MUSTER_MAIL_ANSWERS_ITEMS_H
#define MUSTER_MAIL_ANSWERS_ITEMS_H

#include "mail/reply/answers-placing.h"

/* Takes out of PLACING the lines that begin with the number of an item that was asked about, each with those right below
 * it that mark nothing else; struct item_said, in their order. Any other number is somebody else's, and text. */
GPtrArray *items_said_take(struct placing *placing);

#endif
