/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/letters-entries.h - what people wrote, as a summary shows it
 *
 * Texts become rows of items, are cut to the room that there is for each entry, and say how much is missing and which word
 * brings it. However many people write however much, a mail of sixty stays below what mail clients show.
 */
#ifndef WORK_LETTERS_ENTRIES_H
#define WORK_LETTERS_ENTRIES_H

#include "work/letters-page.h"

/* How much of each entry there is room for, and what each person is called in "get eva". */
struct room {
    gsize entry, blocker; /* octets */
    GHashTable *names;    /* first names in lower case: those that two people share have NULL */
};
struct room room_open(const struct summary_view *view);
void room_close(struct room *room);

/* Appends the entries of PERSON. */
void entries_put(const struct page *page, const struct room *room, const struct person_view *person,
                 JsonArray *entries);

/* TEXT in one line, at most MAX octets, cut after a word. Caller frees. */
char *text_in_a_row(const char *text, gsize max);

#endif
