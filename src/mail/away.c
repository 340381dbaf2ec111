/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the dates of a text, and of each what part it plays: first day, last day, day of return.
 * Only a day that the words around it make the last one or that of the return counts: a date that
 * just stands there is most often our own subject.
 */
#include "mail/away.h"

#include <gmime/gmime.h>

#include "mail/away-words.h"

enum {
    BITS_MAX = 4000,    /* an absence notice says it early */
    REACH_BACK = 4,     /* bits between a role and its date that may be skipped */
    SENTENCE_REACH = 8, /* bits around a date in which "again" belongs to it */
    STALE_DAYS = 60,    /* a day without a year further back than this is next year's */
};

enum role { ROLE_FIRST, ROLE_PLAIN, ROLE_AGAIN, ROLE_LAST };

/* A date in the text: bits FIRST up to END, exclusive. */
struct date {
    guint first, end;
    GDate day;
    gboolean is_range; /* the last number of "10-31 July" */
};

struct reader {
    const GArray *bits;
    GDate today; /* the mail's own */
};

static const struct away_bit *bit_at(const struct reader *reader, guint at)
{
    static const struct away_bit none = {.mark = '!'};
    return at < reader->bits->len ? &g_array_index(reader->bits, struct away_bit, at) : &none;
}

static gboolean is_mark(const struct reader *reader, guint at, gunichar mark)
{
    return bit_at(reader, at)->mark == mark;
}

static gboolean is_word(const struct reader *reader, guint at, const char *word)
{
    const char *found = bit_at(reader, at)->word;
    return found != NULL && strcmp(found, word) == 0;
}

static gboolean is_number(const struct reader *reader, guint at, guint low, guint high,
                          guint digits)
{
    const struct away_bit *bit = bit_at(reader, at);
    return bit->digits > 0 && bit->digits <= digits && bit->number >= low && bit->number <= high;
}

static gboolean is_year(const struct reader *reader, guint at)
{
    return bit_at(reader, at)->digits == 4 && is_number(reader, at, 1990, 2199, 4);
}

static int days_after(const struct reader *reader, const GDate *day)
{
    return g_date_days_between(&reader->today, day);
}

/* FALSE when there is no such day. YEAR 0: the one that makes it next. */
static gboolean day_set(const struct reader *reader, guint year, guint month, guint day,
                        GDate *day_r)
{
    gboolean guessed = year == 0;
    if (guessed)
        year = g_date_get_year(&reader->today);
    else if (year < 100)
        year += 2000;
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    g_date_set_dmy(day_r, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    if (guessed && days_after(reader, day_r) < -STALE_DAYS)
        g_date_add_years(day_r, 1);
    return TRUE;
}

static guint skip_class(const struct reader *reader, guint at, guint classes, guint most)
{
    while (most-- > 0 && (bit_at(reader, at)->starts & classes) != 0 &&
           bit_at(reader, at)->month == 0)
        at++;
    return at;
}

/* "2026-12-04", "2026.12.04", "2026/12/4" */
static gboolean read_iso(const struct reader *reader, guint at, struct date *date_r)
{
    gunichar mark = bit_at(reader, at + 1)->mark;
    if (!is_year(reader, at) || (mark != '-' && mark != '.' && mark != '/') ||
        !is_mark(reader, at + 3, mark) || !is_number(reader, at + 2, 1, 12, 2) ||
        !is_number(reader, at + 4, 1, 31, 2))
        return FALSE;
    date_r->end = at + 5;
    return day_set(reader, bit_at(reader, at)->number, bit_at(reader, at + 2)->number,
                   bit_at(reader, at + 4)->number, &date_r->day);
}

/* Day and month could be either way round: the one that comes next is meant. */
static gboolean day_set_either(const struct reader *reader, guint year, guint one, guint other,
                               GDate *day_r)
{
    GDate european, american;
    gboolean has_european = day_set(reader, year, other, one, &european);
    gboolean has_american = day_set(reader, year, one, other, &american);
    if (has_european && has_american) {
        int first = days_after(reader, &european), second = days_after(reader, &american);
        has_european = second < 0 || (first >= 0 && first <= second);
    }
    *day_r = has_european ? european : american;
    return has_european || has_american;
}

/* "4.12.", "4.12.2026", "4/12", "12/4/26", "04-12-2026" */
static gboolean read_numeric(const struct reader *reader, guint at, struct date *date_r)
{
    gunichar mark = bit_at(reader, at + 1)->mark;
    if ((mark != '.' && mark != '/' && mark != '-') || !is_number(reader, at, 1, 31, 2) ||
        !is_number(reader, at + 2, 1, 31, 2) || is_mark(reader, at - 1, '/'))
        return FALSE;
    guint one = bit_at(reader, at)->number, other = bit_at(reader, at + 2)->number, year = 0;
    gboolean closed = is_mark(reader, at + 3, mark);
    date_r->end = at + 3 + (closed && mark == '.');
    if (closed && (is_year(reader, at + 4) || bit_at(reader, at + 4)->digits == 2)) {
        year = bit_at(reader, at + 4)->number;
        date_r->end = at + 5;
    }
    if (mark == '-' && year == 0) /* "4-12" is as well a range */
        return FALSE;
    return mark == '/' ? day_set_either(reader, year, one, other, &date_r->day)
                       : day_set(reader, year, other, one, &date_r->day);
}

/* Takes ", 2026" or "de 2026" behind a date. */
static guint read_year_behind(const struct reader *reader, struct date *date)
{
    guint at = skip_class(reader, date->end, AWAY_SKIP, 1);
    at += is_mark(reader, at, ',') || is_mark(reader, at, '.');
    if (!is_year(reader, at))
        return 0;
    date->end = at + 1;
    return bit_at(reader, at)->number;
}

/* "4 December", "4th of December 2026", "4. Dezember", "1er décembre" */
static gboolean read_day_month(const struct reader *reader, guint at, struct date *date_r)
{
    if (!is_number(reader, at, 1, 31, 2))
        return FALSE;
    guint month = at + 1;
    month +=
        is_mark(reader, month, '.') || is_mark(reader, month, 0xba) || is_mark(reader, month, 0xaa);
    month = skip_class(reader, month, AWAY_ORDINAL, 1);
    month = skip_class(reader, month, AWAY_SKIP, 2);
    if (bit_at(reader, month)->month == 0)
        return FALSE;
    date_r->end = month + 1;
    guint year = read_year_behind(reader, date_r);
    return day_set(reader, year, bit_at(reader, month)->month, bit_at(reader, at)->number,
                   &date_r->day);
}

/* "December 4", "Dec 4th, 2026", "July 10-31" */
static gboolean read_month_day(const struct reader *reader, guint at, struct date *date_r)
{
    guint month = bit_at(reader, at)->month;
    guint day = skip_class(reader, at + 1, AWAY_SKIP, 1);
    day += is_mark(reader, day, '.');
    if (month == 0 || !is_number(reader, day, 1, 31, 2))
        return FALSE;
    if (is_mark(reader, day + 1, '-') && is_number(reader, day + 2, 1, 31, 2)) {
        day += 2;
        date_r->is_range = TRUE;
    }
    date_r->end = day + 1;
    date_r->end += is_mark(reader, date_r->end, '.');
    date_r->end = skip_class(reader, date_r->end, AWAY_ORDINAL, 1);
    guint year = read_year_behind(reader, date_r);
    if (year == 0 && is_mark(reader, at - 1, '.') && is_year(reader, at - 2))
        year = bit_at(reader, at - 2)->number; /* Hungarian: "2026. december 4." */
    return day_set(reader, year, month, bit_at(reader, day)->number, &date_r->day);
}

/* "12月4日", "2026年12月4日(金)", "12월 4일" */
static gboolean read_east_asian(const struct reader *reader, guint at, struct date *date_r)
{
    guint year = 0;
    if (is_year(reader, at) && (is_word(reader, at + 1, "年") || is_word(reader, at + 1, "년"))) {
        year = bit_at(reader, at)->number;
        at += 2;
    }
    gboolean chinese = is_word(reader, at + 1, "月"), korean = is_word(reader, at + 1, "월");
    if (!is_number(reader, at, 1, 12, 2) || !(chinese || korean) ||
        !is_number(reader, at + 2, 1, 31, 2))
        return FALSE;
    date_r->end = at + 3;
    if (is_word(reader, at + 3, "日") || is_word(reader, at + 3, "号") ||
        is_word(reader, at + 3, "號") || is_word(reader, at + 3, "일"))
        date_r->end++;
    if (is_mark(reader, date_r->end, '(')) /* the weekday */
        for (guint i = 1; i <= 4; i++)
            if (is_mark(reader, date_r->end + i, ')')) {
                date_r->end += i + 1;
                break;
            }
    return day_set(reader, year, bit_at(reader, at)->number, bit_at(reader, at + 2)->number,
                   &date_r->day);
}

/* "4 tháng 12", "4 tháng 12 năm 2026" */
static gboolean read_vietnamese(const struct reader *reader, guint at, struct date *date_r)
{
    if (!is_number(reader, at, 1, 31, 2) || !is_word(reader, at + 1, "tháng") ||
        !is_number(reader, at + 2, 1, 12, 2))
        return FALSE;
    guint year = 0;
    date_r->end = at + 3;
    if (is_word(reader, at + 3, "năm") && is_year(reader, at + 4)) {
        year = bit_at(reader, at + 4)->number;
        date_r->end = at + 5;
    }
    return day_set(reader, year, bit_at(reader, at + 2)->number, bit_at(reader, at)->number,
                   &date_r->day);
}

/* "Thursday", "tomorrow". Short forms ("do", "so", "mar") only introduce a date. */
static gboolean read_relative(const struct reader *reader, guint at, struct date *date_r)
{
    const struct away_bit *bit = bit_at(reader, at);
    date_r->day = reader->today;
    date_r->end = at + 1;
    if ((bit->starts & AWAY_TOMORROW) != 0) {
        g_date_add_days(&date_r->day, 1);
        return TRUE;
    }
    if (bit->weekday == 0 ||
        (bit->weekday_bits == 1 && g_utf8_strlen(bit->word, -1) < 4 && bit->weekday_bits < 2))
        return FALSE;
    guint today = g_date_get_weekday(&reader->today);
    g_date_add_days(&date_r->day, (bit->weekday + 6 - today) % 7 + 1);
    date_r->end = at + bit->weekday_bits;
    return TRUE;
}

static gboolean read_date(const struct reader *reader, guint at, struct date *date_r)
{
    static gboolean (*const forms[])(const struct reader *, guint, struct date *) = {
        read_iso,       read_east_asian, read_vietnamese, read_day_month,
        read_month_day, read_numeric,    read_relative,
    };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        *date_r = (struct date){.first = at};
        if (forms[i](reader, at, date_r))
            return TRUE;
    }
    return FALSE;
}

static gboolean ends_sentence(const struct reader *reader, guint at)
{
    return is_mark(reader, at, '!') || (is_mark(reader, at, '\n') && is_mark(reader, at + 1, '\n'));
}

/* What may stand between "until" and the date: "until Friday, the 4th". */
static gboolean is_between(const struct away_bit *bit)
{
    return (bit->starts & (AWAY_SKIP | AWAY_WEEKDAY)) != 0 || (bit->ends & AWAY_WEEKDAY) != 0 ||
           bit->mark == ',' || bit->mark == '.' || bit->mark == '(' || bit->mark == ':' ||
           bit->mark == '\n' || bit->mark == '\'';
}

static gboolean is_end_of_date(const struct away_bit *bit)
{
    return bit->digits > 0 || bit->month > 0 || bit->mark == '.' || bit->mark == ')' ||
           (bit->ends & (AWAY_ORDINAL | AWAY_WEEKDAY | AWAY_MONTH)) != 0;
}

/* The part that the words in front give the date, or ROLE_PLAIN. */
static enum role role_before(const struct reader *reader, const struct date *date)
{
    for (guint i = 0, at = date->first; i <= REACH_BACK && at > 0; i++) {
        const struct away_bit *bit = bit_at(reader, --at);
        gboolean ranges = (bit->ends & AWAY_RANGE) != 0 || bit->mark == '-';
        if (ranges && at > 0 && is_end_of_date(bit_at(reader, at - 1)))
            return ROLE_LAST;
        if ((bit->ends & (AWAY_UNTIL | AWAY_BACK)) != 0)
            return ROLE_LAST;
        if ((bit->ends & AWAY_FROM) != 0)
            return ROLE_FIRST;
        if (!is_between(bit))
            break;
    }
    return ROLE_PLAIN;
}

/* "kadar", "まで" and their like, right behind the date or after one small word. */
static gboolean has_role_behind(const struct reader *reader, const struct date *date)
{
    for (guint i = 0; i < 3; i++) {
        const struct away_bit *bit = bit_at(reader, date->end + i);
        if ((bit->starts & AWAY_AFTER) != 0)
            return TRUE;
        if (bit->mark == '!' || bit->mark == ',')
            return FALSE;
    }
    return FALSE;
}

static gboolean is_again(const struct reader *reader, const struct date *date)
{
    for (guint i = 0; i < SENTENCE_REACH && !ends_sentence(reader, date->end + i); i++)
        if ((bit_at(reader, date->end + i)->starts & AWAY_AGAIN) != 0)
            return TRUE;
    for (guint i = 1;
         i <= SENTENCE_REACH && i <= date->first && !ends_sentence(reader, date->first - i); i++)
        if ((bit_at(reader, date->first - i)->ends & AWAY_AGAIN) != 0)
            return TRUE;
    return FALSE;
}

static enum role role_of(const struct reader *reader, const struct date *date)
{
    /* Hungarian and Finnish say "until Monday" in one word. */
    gboolean is_until = (bit_at(reader, date->first)->starts & AWAY_UNTIL) != 0;
    if (is_until || date->is_range || has_role_behind(reader, date))
        return ROLE_LAST;
    enum role role = role_before(reader, date);
    if (role != ROLE_LAST && is_again(reader, date))
        return ROLE_AGAIN;
    return role;
}

/* The day with the strongest role in TEXT; of two, the later. */
static gboolean find_day(const GDate *today, const char *text, GDate *day_r)
{
    g_autoptr(GArray) bits = away_bits_read(text, BITS_MAX);
    struct reader reader = {bits, *today};
    enum role best = ROLE_PLAIN;
    struct date date;
    for (guint at = 0; at < bits->len; at++) {
        if (!read_date(&reader, at, &date))
            continue;
        enum role role = role_of(&reader, &date);
        if (role > best ||
            (role == best && role > ROLE_PLAIN && g_date_compare(&date.day, day_r) > 0)) {
            best = role;
            *day_r = date.day;
        }
        at = date.end - 1;
    }
    return best > ROLE_PLAIN;
}

/* Without what the notice quotes: our own question names days too. */
static char *without_quotes(const char *text)
{
    GString *kept = g_string_new(NULL);
    struct slice rest = slice_of(text), line;
    while (slice_next_line(&rest, &line)) {
        if (!slice_starts(slice_trim(line), ">"))
            g_string_append_len(kept, line.at, (gssize)line.length);
        g_string_append_c(kept, '\n');
    }
    return g_string_free(kept, FALSE);
}

static gboolean read_today(struct slice date, GDate *today_r)
{
    g_autofree char *text = slice_copy(date);
    g_autoptr(GDateTime) time = date.length > 0 ? g_mime_utils_header_decode_date(text) : NULL;
    if (time == NULL)
        return FALSE;
    int year, month, day;
    g_date_time_get_ymd(time, &year, &month, &day);
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    g_date_clear(today_r, 1);
    g_date_set_dmy(today_r, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return TRUE;
}

char *away_until(const char *subject, const char *text, struct slice date)
{
    GDate today, day;
    if (!read_today(date, &today))
        return NULL;
    g_date_clear(&day, 1);
    g_autofree char *body = without_quotes(text);
    if (!find_day(&today, body, &day) && (subject == NULL || !find_day(&today, subject, &day)))
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&day), g_date_get_month(&day),
                           g_date_get_day(&day));
}
