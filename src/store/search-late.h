/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of search.c that transactions know: the index is written just before the commit.
 *
 * FTS5 writes out what it has gathered at each savepoint, and SQLite makes one for many a statement.
 * So texts wait in memory until no other statement comes. They are written in the order of their
 * rounds, since FTS5 also writes out at each step back; so a batch of entries costs the index one
 * write.
 */
#ifndef STORE_SEARCH_LATE_H
#define STORE_SEARCH_LATE_H

#include "store/sql.h"

GTree *search_late_new(void);
/* Writes what waits. */
void search_late_write(struct store *store);

#endif
