/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them: in figures, with the month's name, as a weekday. */
#include "mail/read/dates.h"

#include <string.h>

enum { STALE_DAYS = 60 /* a day without a year further back than this is next year's */ };

const struct away_bit *dates_bit(const struct dates *dates, guint at)
{
    static const struct away_bit none = {.mark = '!'};
    return at < dates->bits->len ? &g_array_index(dates->bits, struct away_bit, at) : &none;
}

gboolean dates_is_mark(const struct dates *dates, guint at, gunichar mark)
{
    return dates_bit(dates, at)->mark == mark;
}

static gboolean is_word(const struct dates *dates, guint at, const char *word)
{
    const char *found = dates_bit(dates, at)->word;
    return found != NULL && strcmp(found, word) == 0;
}

static gboolean is_number(const struct dates *dates, guint at, guint low, guint high, guint digits)
{
    const struct away_bit *bit = dates_bit(dates, at);
    return bit->digits > 0 && bit->digits <= digits && bit->number >= low && bit->number <= high;
}

static gboolean is_year(const struct dates *dates, guint at)
{
    return dates_bit(dates, at)->digits == 4 && is_number(dates, at, 1990, 2199, 4);
}

static int days_after(const struct dates *dates, const GDate *day)
{
    return g_date_days_between(&dates->today, day);
}

/* FALSE when there is no such day. YEAR 0: the one that makes it next. */
static gboolean day_set(const struct dates *dates, guint year, guint month, guint day, GDate *day_r)
{
    gboolean guessed = year == 0;
    if (guessed)
        year = g_date_get_year(&dates->today);
    else if (year < 100)
        year += 2000;
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    g_date_set_dmy(day_r, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    if (guessed && days_after(dates, day_r) < -STALE_DAYS)
        g_date_add_years(day_r, 1);
    return TRUE;
}

static guint skip_class(const struct dates *dates, guint at, guint classes, guint most)
{
    while (most-- > 0 && (dates_bit(dates, at)->starts & classes) != 0 &&
           dates_bit(dates, at)->month == 0)
        at++;
    return at;
}

/* "2026-12-04", "2026.12.04", "2026/12/4" */
static gboolean read_iso(const struct dates *dates, guint at, struct date *date_r)
{
    gunichar mark = dates_bit(dates, at + 1)->mark;
    if (!is_year(dates, at) || (mark != '-' && mark != '.' && mark != '/') ||
        !dates_is_mark(dates, at + 3, mark) || !is_number(dates, at + 2, 1, 12, 2) ||
        !is_number(dates, at + 4, 1, 31, 2))
        return FALSE;
    date_r->end = at + 5;
    return day_set(dates, dates_bit(dates, at)->number, dates_bit(dates, at + 2)->number,
                   dates_bit(dates, at + 4)->number, &date_r->day);
}

/* Which of two readings of a date in figures is meant; both may be no day at all. */
static gboolean day_set_ordered(const struct dates *dates, guint year, guint one, guint other,
                                GDate *day_r)
{
    GDate european, american;
    gboolean has_european = day_set(dates, year, other, one, &european);
    gboolean has_american = day_set(dates, year, one, other, &american);
    if (has_european && has_american && dates->order == DAY_SOONER) {
        int first = days_after(dates, &european), second = days_after(dates, &american);
        has_european = second < 0 || (first >= 0 && first <= second);
    } else if (has_american && dates->order == DAY_SECOND) {
        has_european = FALSE;
    }
    *day_r = has_european ? european : american;
    return has_european || has_american;
}

/* "4.12.", "4.12.2026", "4/12", "12/4/26", "04-12-2026" */
static gboolean read_numeric(const struct dates *dates, guint at, struct date *date_r)
{
    gunichar mark = dates_bit(dates, at + 1)->mark;
    if ((mark != '.' && mark != '/' && mark != '-') || !is_number(dates, at, 1, 31, 2) ||
        !is_number(dates, at + 2, 1, 31, 2) || dates_is_mark(dates, at - 1, '/'))
        return FALSE;
    guint one = dates_bit(dates, at)->number, other = dates_bit(dates, at + 2)->number, year = 0;
    gboolean closed = dates_is_mark(dates, at + 3, mark);
    date_r->end = at + 3 + (closed && mark == '.');
    if (closed && (is_year(dates, at + 4) || dates_bit(dates, at + 4)->digits == 2)) {
        year = dates_bit(dates, at + 4)->number;
        date_r->end = at + 5;
    }
    if (mark == '-' && year == 0) /* "4-12" is as well a range */
        return FALSE;
    return mark == '/' ? day_set_ordered(dates, year, one, other, &date_r->day)
                       : day_set(dates, year, other, one, &date_r->day);
}

/* Takes ", 2026" or "de 2026" behind a date. */
static guint read_year_behind(const struct dates *dates, struct date *date)
{
    guint at = skip_class(dates, date->end, AWAY_SKIP, 1);
    at += dates_is_mark(dates, at, ',') || dates_is_mark(dates, at, '.');
    if (!is_year(dates, at))
        return 0;
    date->end = at + 1;
    return dates_bit(dates, at)->number;
}

/* "4 December", "4th of December 2026", "4. Dezember", "1er décembre" */
static gboolean read_day_month(const struct dates *dates, guint at, struct date *date_r)
{
    if (!is_number(dates, at, 1, 31, 2))
        return FALSE;
    guint month = at + 1;
    month += dates_is_mark(dates, month, '.') || dates_is_mark(dates, month, 0xba) ||
             dates_is_mark(dates, month, 0xaa);
    month = skip_class(dates, month, AWAY_ORDINAL, 1);
    month = skip_class(dates, month, AWAY_SKIP, 2);
    if (dates_bit(dates, month)->month == 0)
        return FALSE;
    date_r->end = month + 1;
    guint year = read_year_behind(dates, date_r);
    return day_set(dates, year, dates_bit(dates, month)->month, dates_bit(dates, at)->number,
                   &date_r->day);
}

/* "December 4", "Dec 4th, 2026", "July 10-31" */
static gboolean read_month_day(const struct dates *dates, guint at, struct date *date_r)
{
    guint month = dates_bit(dates, at)->month;
    guint day = skip_class(dates, at + 1, AWAY_SKIP, 1);
    day += dates_is_mark(dates, day, '.');
    if (month == 0 || !is_number(dates, day, 1, 31, 2))
        return FALSE;
    if (dates_is_mark(dates, day + 1, '-') && is_number(dates, day + 2, 1, 31, 2)) {
        day += 2;
        date_r->is_range = TRUE;
    }
    date_r->end = day + 1;
    date_r->end += dates_is_mark(dates, date_r->end, '.');
    date_r->end = skip_class(dates, date_r->end, AWAY_ORDINAL, 1);
    guint year = read_year_behind(dates, date_r);
    if (year == 0 && dates_is_mark(dates, at - 1, '.') && is_year(dates, at - 2))
        year = dates_bit(dates, at - 2)->number; /* Hungarian: "2026. december 4." */
    return day_set(dates, year, month, dates_bit(dates, day)->number, &date_r->day);
}

/* "12月4日", "2026年12月4日(金)", "12월 4일" */
static gboolean read_east_asian(const struct dates *dates, guint at, struct date *date_r)
{
    guint year = 0;
    if (is_year(dates, at) && (is_word(dates, at + 1, "年") || is_word(dates, at + 1, "년"))) {
        year = dates_bit(dates, at)->number;
        at += 2;
    }
    gboolean chinese = is_word(dates, at + 1, "月"), korean = is_word(dates, at + 1, "월");
    if (!is_number(dates, at, 1, 12, 2) || !(chinese || korean) ||
        !is_number(dates, at + 2, 1, 31, 2))
        return FALSE;
    date_r->end = at + 3;
    if (is_word(dates, at + 3, "日") || is_word(dates, at + 3, "号") ||
        is_word(dates, at + 3, "號") || is_word(dates, at + 3, "일"))
        date_r->end++;
    if (dates_is_mark(dates, date_r->end, '(')) /* the weekday */
        for (guint i = 1; i <= 4; i++)
            if (dates_is_mark(dates, date_r->end + i, ')')) {
                date_r->end += i + 1;
                break;
            }
    return day_set(dates, year, dates_bit(dates, at)->number, dates_bit(dates, at + 2)->number,
                   &date_r->day);
}

/* "4 tháng 12", "4 tháng 12 năm 2026" */
static gboolean read_vietnamese(const struct dates *dates, guint at, struct date *date_r)
{
    if (!is_number(dates, at, 1, 31, 2) || !is_word(dates, at + 1, "tháng") ||
        !is_number(dates, at + 2, 1, 12, 2))
        return FALSE;
    guint year = 0;
    date_r->end = at + 3;
    if (is_word(dates, at + 3, "năm") && is_year(dates, at + 4)) {
        year = dates_bit(dates, at + 4)->number;
        date_r->end = at + 5;
    }
    return day_set(dates, year, dates_bit(dates, at + 2)->number, dates_bit(dates, at)->number,
                   &date_r->day);
}

/* "Thursday", "tomorrow". Short forms ("do", "so", "mar") only introduce a date. */
static gboolean read_relative(const struct dates *dates, guint at, struct date *date_r)
{
    const struct away_bit *bit = dates_bit(dates, at);
    date_r->day = dates->today;
    date_r->end = at + 1;
    if ((bit->starts & AWAY_TOMORROW) != 0) {
        g_date_add_days(&date_r->day, 1);
        return TRUE;
    }
    if (bit->weekday == 0 ||
        (bit->weekday_bits == 1 && g_utf8_strlen(bit->word, -1) < 4 && bit->weekday_bits < 2))
        return FALSE;
    guint today = g_date_get_weekday(&dates->today);
    g_date_add_days(&date_r->day, (bit->weekday + 6 - today) % 7 + 1);
    date_r->end = at + bit->weekday_bits;
    return TRUE;
}

gboolean dates_read(const struct dates *dates, guint at, struct date *date_r)
{
    static gboolean (*const forms[])(const struct dates *, guint, struct date *) = {
        read_iso,       read_east_asian, read_vietnamese, read_day_month,
        read_month_day, read_numeric,    read_relative,
    };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        *date_r = (struct date){.first = at};
        if (forms[i](dates, at, date_r))
            return TRUE;
    }
    return FALSE;
}

/* Of 4/12 the 4 is the day in most languages, and the month where years come first, as in the
 * United States. English is written both ways: the day that comes next is meant. */
enum day_order dates_order(const char *language)
{
    static const char *const second[] = {"ja", "zh", "ko", "hu", "lt", "en-us", NULL};
    if (language == NULL || g_ascii_strcasecmp(language, "en") == 0)
        return DAY_SOONER;
    for (guint i = 0; second[i] != NULL; i++) {
        gsize n = strlen(second[i]);
        if (g_ascii_strncasecmp(language, second[i], n) == 0 && strchr("-_", language[n]) != NULL)
            return DAY_SECOND;
    }
    return DAY_FIRST;
}
