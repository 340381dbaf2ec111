/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/pairs.h - who meets whom how often, where people said so by mail
 *
 * Each such pair is a workflow of its own, beside those of the files, in which no file's workflow has a say: one that names
 * the same two lets them be.
 */
#ifndef MUSTER_WORK_PAIRS_H
#define MUSTER_WORK_PAIRS_H

#include "muster/work/site.h"

/* Reads them from the store, when the site is opened, and adds their workflows to its own. */
void site_read_pairs(struct site *site);

/* What was said of the two; NULL: nothing. Borrowed. */
const struct meeting_pair *pair_said(const struct site *site, gint64 one, gint64 other);

/* In CONFIG two people meet. */
gboolean workflow_meets(const struct workflow_config *config);

/* How many pairs meet in WORKFLOW, leavers left out; 0 where it is of another kind. */
guint pairs_count(const struct site *site, const struct workflow *workflow);

/* The days of a pair of which nothing is said any more. */
#define PAIR_AS_FILES "as the files say"

/* What PAIR says holds from now on ("" as its days: they do not meet); tick does what follows. In the caller's
 * transaction. */
void pair_choose(struct site *site, const struct meeting_pair *pair);

#endif
