/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/store/search.h - finding what was written by its words
 *
 * What is found is the latest entry of a round. What was never to be read by others (a mood) is not in there.
 */
#ifndef MUSTER_STORE_SEARCH_H
#define MUSTER_STORE_SEARCH_H

#include "muster/store/rounds.h"

enum {
    SEARCH_LOOKED_AT_MAX = 5000 /* rounds with the words, newest first, of which some may be read */
};

struct search_hit {
    gint64 round, person;
    int32_t day;
    char *snippet; /* some words around what was found, one line */
};
void search_hit_free(struct search_hit *hit);

/* ENTRY, from entry_add(), takes the place of what its round said before; found after the commit. */
void search_put(struct store *store, const struct entry *entry);
/* What was dropped is still in the file until this: rewrites the index. */
void search_purge(struct store *store);

/* Rounds with all of WORDS, newest first, at most LIMIT, that are READER's own, or of one of TEAMS (NULL-terminated) when
 * they were opened; READER 0: whosever. Struct search_hit; never NULL, caller unrefs. Words are only words: no text of
 * whoever asks is read as anything else. */
GPtrArray *search_find(struct store *store, const char *words, gint64 reader,
                       const char *const *teams, guint limit);

#endif
