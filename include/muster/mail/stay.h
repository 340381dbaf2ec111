/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/mail/stay.h - days in a row, as people write them, in any of our languages
 *
 * "3", "for 2 weeks", "next week", "until Wednesday", "21 Dec - 4 Jan", "vom 21. bis 31.12.", "12月21日から",
 * "2026-12-21..2026-12-31", "10-31 July", "from Friday", "tomorrow". The words are those of absence notices
 * (src/mail/away). A day is a number of days since 1970-01-01.
 */
#ifndef MUSTER_MAIL_STAY_H
#define MUSTER_MAIL_STAY_H

#include <glib.h>
#include <stdint.h>

#define STAY_OPEN INT32_MAX /* the last day of one whose end is not named */

/* The days that TEXT names, both ends among them, told by TODAY. All of TEXT must be read: FALSE when a word is left
 * over, when they are over, end before they begin, or are more than a year and a half away. Of two ways to read 4/12
 * that of LANGUAGE is taken (a tag; NULL: not known). A day without a year is the next one of that name. */
gboolean stay_read(const char *text, const char *language, int32_t today, int32_t *first_r,
                   int32_t *last_r);

#endif
