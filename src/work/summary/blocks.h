/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/summary/blocks.h - which lines of a mail that we wrote are about whose round
 *
 * So that a remark under somebody's lines is known to be about them. Told from the text as it left, since templates are
 * the site's: a block begins where a line begins with its person's name, at the place where that is expected.
 */
#ifndef MUSTER_WORK_BLOCKS_H
#define MUSTER_WORK_BLOCKS_H

#include "muster/store/mails.h"

/* Something in the text that is about one round. */
struct block_heading {
    const char *
        name; /* with which its first line begins, bullets and blanks aside; NULL: it has no lines */
    gint64 round;
};

/* Finds HEADINGS (struct block_heading, in the order of the text) in TEXT. With AGAIN they may come several times, in any
 * order. A block ends where the next begins, or at a line that is not indented and begins none. What has no lines, or is
 * not found, gets a place behind all lines: it can be named all the same. GArray of struct sent_block; caller frees. */
GArray *blocks_find(const char *text, const GArray *headings, gboolean again);

/* The lines of TEXT of which there can be remarks: up to the signature. Caller frees with g_strfreev(). */
char **blocks_lines(const char *text);

#endif
