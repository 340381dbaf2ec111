/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last day of a period, as people name it: a quarter, a half-year, a year, or that day
 * itself. */
#include <string.h>

#include "work/goals/goals.h"

enum { YEAR_LEAST = 2000, YEAR_MOST = 2999, YEAR_DIGITS = 4 };

static int32_t month_end(int year, int month)
{
    return month == 12 ? day_of(year + 1, 1, 1) - 1 : day_of(year, month + 1, 1) - 1;
}

static int year_of(int32_t day)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    return year;
}

/* "2027" at AT, which is moved behind it; 0 when there is none. */
static int year_read(const char **at)
{
    if (strspn(*at, "0123456789") != YEAR_DIGITS)
        return 0;
    int year = (int)g_ascii_strtoull(*at, NULL, 10);
    *at += YEAR_DIGITS;
    return year >= YEAR_LEAST && year <= YEAR_MOST ? year : 0;
}

/* Months of a part of the year by its letter: quarter, trimester, half-year, semester. */
static int months_of(char letter)
{
    return strchr("qt", letter) != NULL ? 3 : strchr("hs", letter) != NULL ? 6 : 0;
}

/* "q1", "q1 2027", "2027-q1": of those without a year the next that is not over. */
static gboolean part_read(const char *text, int32_t today, int32_t *last_r)
{
    const char *at = text;
    int year = year_read(&at);
    at += strspn(at, " -/");
    int months = *at != '\0' ? months_of(*at) : 0, number = months > 0 ? at[1] - '0' : 0;
    if (number < 1 || number * months > 12)
        return FALSE;
    at += 2;
    at += strspn(at, " -/");
    year = year == 0 ? year_read(&at) : year;
    if (*at != '\0')
        return FALSE;
    *last_r = month_end(year != 0 ? year : year_of(today), number * months);
    if (year == 0 && *last_r < today)
        *last_r = month_end(year_of(today) + 1, number * months);
    return TRUE;
}

gboolean goal_period_read(const char *text, const char *language, int32_t today, int32_t *last_r)
{
    g_autofree char *folded = g_utf8_strdown(text, -1);
    const char *words = g_strstrip(folded), *at = words;
    int32_t first;
    int year = year_read(&at);
    if (year != 0 && *at == '\0')
        return *last_r = month_end(year, 12), TRUE;
    if (part_read(words, today, last_r))
        return TRUE;
    gboolean is_count = strspn(words, "0123456789") == strlen(words);
    return !is_count && stay_read(words, language, today, &first, last_r) && *last_r != STAY_OPEN;
}

int goal_quarter_ending(int32_t day)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    return month % 3 == 0 && day == month_end(year, month) ? month / 3 : 0;
}
