/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/letters/letters-entries.h - what people wrote, as a summary shows it
 *
 * Texts become rows of items, are cut to the room that there is for each entry, and say how much is missing and which word
 * brings it. However many people write however much, a mail of sixty stays below what mail clients show.
 */
#ifndef WORK_LETTERS_ENTRIES_H
#define WORK_LETTERS_ENTRIES_H

#include "work/letters/letters-page.h"

/* How much of each entry there is room for, and what each person is called in "get eva". */
struct room {
    gsize entry, blocker; /* octets */
    guint lines, files;   /* of an entry; files by name */
    gboolean whole;       /* nothing is cut, and files come along */
    gboolean links;       /* each entry that is cut may have one */
    gboolean file_links;  /* and so may one that has files */
    gboolean titled;      /* entries of several workflows stand in it: each says of which it is */
    GHashTable *names;    /* first names in lower case: those that two people share have NULL */
};
struct room room_open(const struct summary_view *view);
void room_close(struct room *room);

/* Puts "blockers", "has_blockers" and a "preview"; and "teams", each with its "entries". */
void blockers_put(struct page *page, const struct room *room, const struct summary_view *view);
void teams_put(struct page *page, const struct room *room, const struct summary_view *view);

#endif
