/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/days-word.h - days as people type them, and as we say them back
 *
 * A day is "2026-12-24", "today", "tomorrow", or a weekday, which is the next one after today.
 */
#ifndef MUSTER_WORK_DAYS_WORD_H
#define MUSTER_WORK_DAYS_WORD_H

#include "muster/time/calendar.h"

gboolean day_from_word(const char *text, int32_t today, int32_t *day_r);

/* Days in a row, as in muster/mail/stay.h, in whatever language. LAST is INT32_MAX where no end is named. */
gboolean days_from_words(const char *text, int32_t today, int32_t *first_r, int32_t *last_r);

/* "Thu 24 Dec 2026". Caller frees. */
char *day_said(int32_t day);
/* "on Thu 24 Dec 2026", "from ... to ...", "from ... until they are back". Caller frees. */
char *days_said(int32_t first, int32_t last);

#endif
