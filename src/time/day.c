/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as numbers: the proleptic Gregorian calendar, ISO weeks, and the one way to write a day.
 *
 * Promises: exact for every year from 0001 to 9999, without tables, loops or a clock. Knows no
 * zone: a day is a day of whatever zone the caller has in mind.
 *
 * The arithmetic counts from 1 March, so that the leap day is the last of its year and the lengths
 * of months follow one line; eras are the 400 years after which the calendar repeats.
 */
#include "muster/time/calendar.h"

enum {
    DAYS_OF_ERA = 146097,
    YEARS_OF_ERA = 400,
    EPOCH = 719468,    /* 1970-01-01, counted from 0000-03-01 */
    EPOCH_WEEKDAY = 3, /* it was a Thursday */
};

static int64_t divide_down(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

int32_t day_of(int year, int month, int of_month)
{
    int64_t from_march = year - (month <= 2);
    int64_t era = divide_down(from_march, YEARS_OF_ERA);
    int64_t year_of_era = from_march - era * YEARS_OF_ERA;
    int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int32_t)(era * DAYS_OF_ERA + day_of_era - EPOCH);
}

void day_civil(int32_t day, int *year_r, int *month_r, int *of_month_r)
{
    int64_t counted = (int64_t)day + EPOCH;
    int64_t era = divide_down(counted, DAYS_OF_ERA);
    int64_t of_era = counted - era * DAYS_OF_ERA;
    int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / (DAYS_OF_ERA - 1)) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (int)((5 * of_year + 2) / 153); /* 0 is March */
    *of_month_r = (int)(of_year - (153 * month + 2) / 5 + 1);
    *month_r = month < 10 ? month + 3 : month - 9;
    *year_r = (int)(year_of_era + era * YEARS_OF_ERA) + (*month_r <= 2);
}

int day_weekday(int32_t day)
{
    return (int)(((int64_t)day % 7 + 7 + EPOCH_WEEKDAY) % 7);
}

/* An ISO week belongs to the year of its Thursday, and the first Thursday of a year is in week
 * 1. */
void day_week(int32_t day, int *year_r, int *week_r)
{
    int month, of_month;
    int32_t thursday = day - day_weekday(day) + 3;
    day_civil(thursday, year_r, &month, &of_month);
    *week_r = (thursday - day_of(*year_r, 1, 1)) / 7 + 1;
}

static gboolean number_parse(const char *text, int digits, int *number_r)
{
    *number_r = 0;
    for (int i = 0; i < digits; i++) {
        if (!g_ascii_isdigit(text[i]))
            return FALSE;
        *number_r = *number_r * 10 + (text[i] - '0');
    }
    return TRUE;
}

gboolean day_parse(const char *text, int32_t *day_r)
{
    int year, month, of_month;
    if (!number_parse(text, 4, &year) || text[4] != '-' || !number_parse(text + 5, 2, &month) ||
        text[7] != '-' || !number_parse(text + 8, 2, &of_month) || text[10] != '\0')
        return FALSE;
    if (year < 1 || month < 1 || month > 12 || of_month < 1)
        return FALSE;
    /* The 31st of a month of thirty days would be the 1st of the next. */
    int32_t day = day_of(year, month, of_month);
    int back_year, back_month, back_of_month;
    day_civil(day, &back_year, &back_month, &back_of_month);
    if (back_month != month)
        return FALSE;
    *day_r = day;
    return TRUE;
}

void day_format(int32_t day, char text_r[static DAY_TEXT_MAX])
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    g_snprintf(text_r, DAY_TEXT_MAX, "%04d-%02d-%02d", year, month, of_month);
}
