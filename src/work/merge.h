/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge.h - what a round's entry says after one more reply (PRODUCT, ANS 5): pure
 *
 * A section that is answered anew replaces its own; one that starts with "+ " adds to it; the
 * others are carried over. Words that belong to no question are added to those before; but beside
 * answers to at least as many questions as stand answered already they are part of the whole story
 * told again, and replace them.
 */
#ifndef WORK_MERGE_H
#define WORK_MERGE_H

#include "muster/store/rounds.h"

/* What one reply says to one round. */
struct contribution {
    GArray *answers; /* struct entry_answer, in question order */
    char *unplaced;  /* "" when none */
};
struct contribution *contribution_new(void);
void contribution_free(struct contribution *contribution);
/* Takes TEXT. */
void contribution_add(struct contribution *contribution, guint question, char *text,
                      gboolean nothing);

/* The next revision, its answers and unplaced text only. LATEST is NULL for a first one. Caller
 * frees with entry_free(). */
struct entry *entry_merge(const struct entry *latest, const struct contribution *contribution);

/* Whether two revisions say the same. */
gboolean entry_equal(const struct entry *one, const struct entry *other);

#endif
