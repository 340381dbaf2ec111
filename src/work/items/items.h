/* SPDX-License-Identifier: GPL-3.0-or-later */
/* items.h - blockers and actions, from the words in which they stand to the word that closes them
 *
 *  item-words.h  what opens one
 *  follow.c      what an entry does to the items of its round, and to its writer's older ones
 *  say.c         "#41 done", "#41 I call them today" (saying.h)
 *  listing.c     which there are, for whoever asks (listing.h)
 *  waiting.c     what a check-in reminds its person of (waiting.h)
 */
#ifndef MUSTER_WORK_ITEMS_H
#define MUSTER_WORK_ITEMS_H

#include "muster/work/site.h"

/* ENTRY, the latest of ROUND, which asked FORM, is filed by PERSON: opens what it names, rewords
 * what it corrects, closes what it says is over. In the caller's transaction. */
void items_follow(struct site *site, const struct person *person, const struct round *round,
                  const struct form *form, const struct entry *entry);

/* How ITEM is shown where it can be ticked: "#41 no password". Caller frees. */
char *item_shown(const struct item *item);

#endif
