/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in a row, read from left to right: a count, a week, or one day and perhaps another.
 *
 * Promises: linear in the text, of which only BITS_MAX bits are looked at; what is not understood to its end is not
 * understood. Does not: find days in prose, as away.c does.
 */
#include "muster/mail/stay.h"

#include "mail/read/dates.h"

enum {
    BITS_MAX = 40,
    PHRASE_BITS_MAX = 6,
    EPOCH_JULIAN = 719163, /* GDate's number of 1970-01-01 */
    COUNT_MAX = 400,
    FAR_DAYS = 550,
};

struct stay {
    GDate first, last;
    gboolean open;
};

static int32_t day_number(const GDate *day)
{
    return (int32_t)g_date_get_julian(day) - EPOCH_JULIAN;
}

/* What follows a phrase of one of CLASSES that starts at AT; AT when none does. */
static guint behind_phrase(const struct dates *dates, guint at, guint classes)
{
    if ((dates_bit(dates, at)->starts & classes) == 0)
        return at;
    for (guint i = 0; i < PHRASE_BITS_MAX; i++)
        if ((dates_bit(dates, at + i)->ends & classes) != 0)
            return at + i + 1;
    return at;
}

static guint behind_fillers(const struct dates *dates, guint at)
{
    for (guint next = at;; at = next) {
        gunichar mark = dates_bit(dates, at)->mark;
        next = behind_phrase(dates, at, AWAY_SKIP);
        if (mark == ',' || mark == ':' || mark == '(' || mark == ')')
            next = at + 1;
        if (next == at || dates_bit(dates, at)->month != 0)
            return at;
    }
}

static gboolean at_end(const struct dates *dates, guint at)
{
    at = behind_fillers(dates, at);
    while (dates_is_mark(dates, at, '.') || dates_is_mark(dates, at, '!'))
        if (at++ >= dates->bits->len)
            return TRUE;
    return at >= dates->bits->len;
}

/* One end of the stay, as it was found. */
struct edge {
    struct date date;
    gboolean bare; /* only the day of a month, that of the other end: "21." */
};

static void edge_set(const struct dates *dates, struct edge *edge, guint end, guint days)
{
    edge->date.day = dates->today;
    g_date_add_days(&edge->date.day, days);
    edge->date.end = end;
}

static gboolean read_near(const struct dates *dates, guint at, struct edge *edge)
{
    static const guint classes[] = {AWAY_TODAY, AWAY_TOMORROW, AWAY_OVERMORROW};
    for (guint days = 0; days < G_N_ELEMENTS(classes); days++) {
        guint end = behind_phrase(dates, at, classes[days]);
        if (end == at)
            continue;
        edge_set(dates, edge, end, days);
        return TRUE;
    }
    return FALSE;
}

/* "Fri", which dates_read() takes only in full. */
static gboolean read_weekday(const struct dates *dates, guint at, struct edge *edge)
{
    const struct away_bit *bit = dates_bit(dates, at);
    if (bit->weekday == 0)
        return FALSE;
    guint today = g_date_get_weekday(&dates->today);
    guint end = at + bit->weekday_bits;
    edge_set(dates, edge, end + dates_is_mark(dates, end, '.'), (bit->weekday + 6 - today) % 7 + 1);
    return TRUE;
}

static gboolean read_bare(const struct dates *dates, guint at, struct edge *edge)
{
    const struct away_bit *bit = dates_bit(dates, at);
    if (bit->digits == 0 || bit->digits > 2 || bit->number < 1 || bit->number > 31)
        return FALSE;
    guint end = behind_phrase(dates, at + 1, AWAY_ORDINAL);
    edge->bare = TRUE;
    edge->date.first = at;
    edge->date.end = end + (dates_is_mark(dates, end, '.') && !dates_is_mark(dates, end + 1, '.'));
    return TRUE;
}

/* "Friday, 4 December": the date says it, the weekday is only read. */
static guint behind_weekday(const struct dates *dates, guint at)
{
    const struct away_bit *bit = dates_bit(dates, at);
    if (bit->weekday == 0)
        return at;
    guint next = at + bit->weekday_bits;
    next += dates_is_mark(dates, next, '.') || dates_is_mark(dates, next, ',');
    next = behind_fillers(dates, next);
    struct date date;
    return dates_bit(dates, next)->digits > 0 && dates_read(dates, next, &date) ? next : at;
}

static gboolean edge_read(const struct dates *dates, guint at, struct edge *edge)
{
    *edge = (struct edge){.bare = FALSE};
    if (read_near(dates, at, edge)) /* "the day after tomorrow" begins like a filler */
        return TRUE;
    at = behind_weekday(dates, behind_fillers(dates, at));
    return read_near(dates, at, edge) || dates_read(dates, at, &edge->date) ||
           read_weekday(dates, at, edge) || read_bare(dates, at, edge);
}

static gboolean names_year(const struct dates *dates, const struct date *date)
{
    guint numbers = 0;
    for (guint at = date->first; at < date->end; at++) {
        const struct away_bit *bit = dates_bit(dates, at);
        numbers += bit->digits > 0;
        if (bit->digits == 4)
            return TRUE;
    }
    return numbers > 2;
}

/* The day NUMBER of the month of DAY, or of the month before it. FALSE when there is none. */
static gboolean day_before(const GDate *day, guint number, GDate *before_r)
{
    *before_r = *day;
    if (number > g_date_get_day(day)) {
        g_date_set_day(before_r, 1);
        g_date_subtract_months(before_r, 1);
    }
    if (!g_date_valid_dmy((GDateDay)number, g_date_get_month(before_r), g_date_get_year(before_r)))
        return FALSE;
    g_date_set_day(before_r, (GDateDay)number);
    return TRUE;
}

/* The first number of "July 10-31". */
static guint range_start(const struct dates *dates, const struct date *date)
{
    guint at = date->first;
    while (at < date->end && !dates_is_mark(dates, at + 1, '-'))
        at++;
    return dates_bit(dates, at)->number;
}

static gboolean is_before(const GDate *one, const GDate *other)
{
    return g_date_compare(one, other) < 0;
}

/* "to", "-", "..": what stands between both ends. AT when nothing does. */
static guint behind_range(const struct dates *dates, guint at)
{
    guint next = behind_phrase(dates, at, AWAY_RANGE | AWAY_UNTIL);
    if (next == at && dates_is_mark(dates, at, '-'))
        return at + 1;
    if (next == at && dates_is_mark(dates, at, '.') && dates_is_mark(dates, at + 1, '.'))
        return at + 2;
    return next == at && dates_is_mark(dates, at, 0x2026) ? at + 1 : next;
}

/* Behind the words that follow the last day. RETURNS_R: they say that one is there on it. */
static guint behind_last(const struct dates *dates, guint at, gboolean *returns_r)
{
    guint end = behind_phrase(dates, at, AWAY_AFTER);
    guint back = behind_phrase(dates, at, AWAY_BACK_AFTER);
    *returns_r = back > end;
    return MAX(end, back);
}

/* The end of a stay that begins at FIRST. A day without a year that would be before it is a year later. */
static gboolean read_last(const struct dates *dates, guint at, const struct edge *first,
                          struct stay *stay)
{
    struct edge last;
    struct dates then = *dates;
    if (!first->bare)
        then.today = first->date.day;
    if (!edge_read(&then, at, &last) || (last.bare && first->bare))
        return FALSE;
    gboolean returns;
    at = behind_last(dates, last.date.end, &returns);
    if (last.bare) /* "21 December to 31" */
        return FALSE;
    stay->last = last.date.day;
    if (first->bare &&
        !day_before(&stay->last, dates_bit(dates, first->date.first)->number, &stay->first))
        return FALSE;
    if (is_before(&stay->last, &stay->first) && !names_year(dates, &last.date))
        g_date_add_years(&stay->last, 1);
    g_date_subtract_days(&stay->last, returns);
    return at_end(dates, at);
}

/* What stands alone: a day, or "July 10-31". */
static gboolean read_single(const struct dates *dates, const struct edge *edge, struct stay *stay)
{
    stay->last = edge->date.day;
    if (is_before(&stay->last, &dates->today) && !names_year(dates, &edge->date))
        g_date_add_years(&stay->last, 1);
    stay->first = stay->last;
    return !edge->date.is_range ||
           day_before(&stay->last, range_start(dates, &edge->date), &stay->first);
}

/* "3", "for 3 days", "2 weeks from Monday", "a week" */
static gboolean read_count(const struct dates *dates, guint at, struct stay *stay)
{
    at = behind_phrase(dates, at, AWAY_FOR);
    guint days = 1;
    gboolean counted = dates_bit(dates, at)->digits > 0;
    if (counted)
        days = MIN(dates_bit(dates, at)->number, COUNT_MAX);
    else if (behind_phrase(dates, at, AWAY_WEEKS) == at)
        return FALSE;
    at += counted;
    guint weeks = behind_phrase(dates, at, AWAY_WEEKS);
    days *= weeks > at ? 7 : 1;
    at = weeks > at ? weeks : behind_phrase(dates, at, AWAY_DAYS);
    guint from = behind_phrase(dates, at, AWAY_FROM);
    struct edge edge = {.date.day = dates->today, .date.end = at};
    if (days == 0 || (from > at && (!edge_read(dates, from, &edge) || edge.bare)))
        return FALSE;
    stay->first = stay->last = edge.date.day;
    g_date_add_days(&stay->last, days - 1);
    return at_end(dates, edge.date.end);
}

static gboolean read_week(const struct dates *dates, guint at, struct stay *stay)
{
    guint this = behind_phrase(dates, at, AWAY_THIS_WEEK);
    guint next = behind_phrase(dates, at, AWAY_NEXT_WEEK);
    guint to_sunday = 7 - g_date_get_weekday(&dates->today);
    stay->first = stay->last = dates->today;
    g_date_add_days(&stay->last, to_sunday + (next > at ? 7 : 0));
    if (next > at)
        g_date_add_days(&stay->first, to_sunday + 1);
    return (this > at || next > at) && at_end(dates, MAX(this, next));
}

/* "until Wednesday", "..Wednesday", "水曜日まで" */
static gboolean read_until(const struct dates *dates, guint at, struct stay *stay)
{
    struct edge edge;
    guint from = behind_range(dates, at);
    if (!edge_read(dates, from, &edge) || edge.bare)
        return FALSE;
    gboolean returns;
    guint end = behind_last(dates, edge.date.end, &returns);
    if ((from == at && end == edge.date.end) || !at_end(dates, end) ||
        !read_single(dates, &edge, stay))
        return FALSE;
    stay->first = dates->today;
    g_date_subtract_days(&stay->last, returns);
    return TRUE;
}

/* A day, from a day on, or from one to another. */
static gboolean read_days(const struct dates *dates, guint at, struct stay *stay)
{
    struct edge first;
    guint from = behind_phrase(dates, at, AWAY_FROM);
    if (!edge_read(dates, from, &first))
        return FALSE;
    guint end = first.date.end;
    guint range = behind_range(dates, behind_fillers(dates, end));
    if (range == behind_fillers(dates, end))
        range = behind_phrase(dates, range, AWAY_FROM); /* "12月21日から" */
    gboolean opens = range > behind_fillers(dates, end) && at_end(dates, range);
    if (!first.bare && (opens || at_end(dates, end))) {
        stay->open = opens || from > at;
        return read_single(dates, &first, stay);
    }
    if (!first.bare)
        stay->first = first.date.day;
    return range > end && read_last(dates, range, &first, stay);
}

/* Both ends within what somebody may mean today. */
static gboolean stay_is_near(const struct dates *dates, const struct stay *stay)
{
    int first = g_date_days_between(&dates->today, &stay->first);
    int last = stay->open ? first : g_date_days_between(&dates->today, &stay->last);
    return first <= last && last >= 0 && first >= -FAR_DAYS && last <= FAR_DAYS;
}

static gboolean read_from(const struct dates *dates, guint at, struct stay *stay)
{
    static gboolean (*const forms[])(const struct dates *, guint, struct stay *) = {
        read_week, read_count, read_until, read_days};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        *stay = (struct stay){.open = FALSE};
        if (forms[i](dates, at, stay))
            return stay_is_near(dates, stay);
    }
    return FALSE;
}

gboolean stay_read(const char *text, const char *language, int32_t today, int32_t *first_r,
                   int32_t *last_r)
{
    g_autoptr(GArray) bits = away_bits_read(text, BITS_MAX + 1);
    struct dates dates = {.bits = bits, .order = dates_order(language)};
    g_date_clear(&dates.today, 1);
    g_date_set_julian(&dates.today, (guint32)(today + EPOCH_JULIAN));
    struct stay stay;
    if (bits->len > BITS_MAX ||
        (!read_from(&dates, 0, &stay) && !read_from(&dates, behind_fillers(&dates, 0), &stay)))
        return FALSE;
    *first_r = day_number(&stay.first);
    *last_r = stay.open ? STAY_OPEN : day_number(&stay.last);
    return TRUE;
}
