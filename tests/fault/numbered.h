/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails with numbers, so that a test can tell which of them is there, and whether it is whole. */
#ifndef MUSTER_TESTS_FAULT_NUMBERED_H
#define MUSTER_TESTS_FAULT_NUMBERED_H

#include <stddef.h>

enum { NUMBERED_MAX = 300000 };

/* Writes mail NUMBER, always the same bytes, with LF ends. One in four does not fit into one write. */
size_t numbered_compose(int number, char mail_r[static NUMBERED_MAX]);

/* The number of the mail in the spool file NAME of the open FOLDER, or -1 when it is not whole. A
 * file may have CR LF where the mail has LF. */
int numbered_read(int folder, const char *name);

#endif
