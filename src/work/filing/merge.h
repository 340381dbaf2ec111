/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge.h - what a round's entry says after one more reply (PRODUCT, ANS 5): pure
 *
 * A section that says by number, label or quoted question what it answers replaces its own; the
 * others are carried over. What begins with "+" adds to what is there. Answers that only stand in
 * order, to at least as many questions as are answered already, are the whole story told again, and
 * replace all of it; to fewer, they add. Words that belong to no question are added to those before; but beside answers
 * to at least as many questions as stand answered they are part of the story told again, and
 * replace them.
 */
#ifndef WORK_MERGE_H
#define WORK_MERGE_H

#include "muster/store/rounds.h"

/* One answer of a reply. */
struct contributed {
    guint question;
    char *text;
    gboolean nothing, same;
    char *value;   /* these as in entry_answer */
    gboolean adds; /* to what was answered before */
};

/* What one reply says to one round. */
struct contribution {
    GArray *answers; /* struct contributed, in question order */
    char *unplaced;  /* "" when none */
    gboolean adds;   /* `unplaced` shall replace nothing */
    gboolean marked; /* the reply says which question an answer is for */
};
struct contribution *contribution_new(void);
void contribution_free(struct contribution *contribution);
/* Takes TEXT. */
void contribution_add(struct contribution *contribution, const struct contributed *answer);
gboolean contribution_is_empty(const struct contribution *contribution);

/* The next revision, its answers and unplaced text only. LATEST is NULL for a first one. Caller
 * frees with entry_free(). */
struct entry *entry_merge(const struct entry *latest, const struct contribution *contribution);

/* Whether two revisions say the same. */
gboolean entry_equal(const struct entry *one, const struct entry *other);

#endif
