/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a setting: what weekdays and hours are made of. Private to the time wing. */
#ifndef MUSTER_TIME_WORDS_H
#define MUSTER_TIME_WORDS_H

#include <glib.h>

/* Splits TEXT at blanks and commas. Blanks around a dash belong to no one: "mon - fri" is one word,
 * "mon-fri". Never NULL; free with g_strfreev(). */
char **words_split(const char *text);

/* One day or one range of days: "mon", "sun-thu". */
gboolean weekdays_parse_word(const char *word, guint8 *set_r);

#endif
