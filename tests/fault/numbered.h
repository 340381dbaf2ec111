/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails with numbers, so that a test can tell which of them is there, and whether it is whole. */
#ifndef MUSTER_TESTS_FAULT_NUMBERED_H
#define MUSTER_TESTS_FAULT_NUMBERED_H

#include <stddef.h>

enum { NUMBERED_MAX = 300000 };

/* Writes mail NUMBER, always the same bytes, with LF ends. One in four does not fit into one write. */
size_t numbered_compose(int number, char mail_r[static NUMBERED_MAX]);

/* Counts in TIMES how often each mail from 0 to LAST is in SPOOL/new. A file may have CR LF where
 * the mail has LF. Returns how many files are none of them, or not whole. */
int numbered_count(const char *spool, int last, int *times);

#endif
