/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of each date of a text, what part it plays: first day, last day, day of return. Only a day that
 * the words around it make the last one or that of the return counts: a date that just stands there
 * is most often our own subject.
 */
#include "mail/read/away.h"

#include "mail/read/dates.h"

enum {
    BITS_MAX = 4000,    /* an absence notice says it early */
    REACH_BACK = 4,     /* bits between a role and its date that may be skipped */
    SENTENCE_REACH = 8, /* bits around a date in which "again" belongs to it */
};

enum role { ROLE_FIRST, ROLE_PLAIN, ROLE_AGAIN, ROLE_LAST };

/* A day in its part. */
struct part {
    enum role role;
    gboolean returns; /* it is the first one there again, not the last one away */
};

static gboolean ends_sentence(const struct dates *dates, guint at)
{
    return dates_is_mark(dates, at, '!') ||
           (dates_is_mark(dates, at, '\n') && dates_is_mark(dates, at + 1, '\n'));
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

/* The part that the words in front give the date, or ROLE_PLAIN. "Not back until Monday" is about
 * the return. */
static struct part part_before(const struct dates *dates, const struct date *date)
{
    for (guint i = 0, at = date->first; i <= REACH_BACK && at > 0; i++) {
        const struct away_bit *bit = dates_bit(dates, --at);
        gboolean ranges = (bit->ends & AWAY_RANGE) != 0 || bit->mark == '-';
        if (ranges && at > 0 && is_end_of_date(dates_bit(dates, at - 1)))
            return (struct part){ROLE_LAST, FALSE};
        if ((bit->ends & (AWAY_UNTIL | AWAY_BACK)) != 0)
            return (struct part){ROLE_LAST, (bit->ends & AWAY_BACK) != 0};
        if ((bit->ends & AWAY_FROM) != 0)
            return (struct part){ROLE_FIRST, FALSE};
        if (!is_between(bit))
            break;
    }
    return (struct part){ROLE_PLAIN, FALSE};
}

/* "kadar", "まで", "に復帰" and their like, right behind the date or after one small word: their
 * class; 0: none. */
static guint32 class_behind(const struct dates *dates, const struct date *date)
{
    for (guint i = 0; i < 3; i++) {
        const struct away_bit *bit = dates_bit(dates, date->end + i);
        guint32 found = bit->starts & (AWAY_AFTER | AWAY_BACK_AFTER);
        if (found != 0 || bit->mark == '!' || bit->mark == ',')
            return found;
    }
    return 0;
}

static gboolean is_again(const struct dates *dates, const struct date *date)
{
    for (guint i = 0; i < SENTENCE_REACH && !ends_sentence(dates, date->end + i); i++)
        if ((dates_bit(dates, date->end + i)->starts & AWAY_AGAIN) != 0)
            return TRUE;
    for (guint i = 1;
         i <= SENTENCE_REACH && i <= date->first && !ends_sentence(dates, date->first - i); i++)
        if ((dates_bit(dates, date->first - i)->ends & AWAY_AGAIN) != 0)
            return TRUE;
    return FALSE;
}

static struct part part_of(const struct dates *dates, const struct date *date)
{
    /* Hungarian and Finnish say "until Monday" in one word. */
    gboolean is_until = (dates_bit(dates, date->first)->starts & AWAY_UNTIL) != 0;
    guint32 behind = class_behind(dates, date);
    if (is_until || date->is_range || behind != 0)
        return (struct part){ROLE_LAST, behind == AWAY_BACK_AFTER};
    struct part part = part_before(dates, date);
    if (part.role != ROLE_LAST && is_again(dates, date))
        return (struct part){ROLE_AGAIN, TRUE};
    return part;
}

/* The day with the strongest role in TEXT; of two, the later. */
static gboolean find_day(const GDate *today, const char *text, GDate *day_r, gboolean *returns_r)
{
    g_autoptr(GArray) bits = away_bits_read(text, BITS_MAX);
    struct dates dates = {.bits = bits, .today = *today};
    enum role best = ROLE_PLAIN;
    struct date date;
    for (guint at = 0; at < bits->len; at++) {
        if (!dates_read(&dates, at, &date))
            continue;
        const struct part part = part_of(&dates, &date);
        if (part.role > best ||
            (part.role == best && part.role > ROLE_PLAIN && g_date_compare(&date.day, day_r) > 0)) {
            best = part.role;
            *day_r = date.day;
            *returns_r = part.returns;
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

char *away_until(const char *subject, const char *text, struct slice date, gboolean *returns_r)
{
    GDate today, day;
    *returns_r = FALSE;
    if (!dates_today(date, &today))
        return NULL;
    g_date_clear(&day, 1);
    g_autofree char *body = without_quotes(text);
    if (!find_day(&today, body, &day, returns_r) &&
        (subject == NULL || !find_day(&today, subject, &day, returns_r)))
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&day), g_date_get_month(&day),
                           g_date_get_day(&day));
}
