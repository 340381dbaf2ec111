/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock's minute, and the working hours of a week, as people write them.
 *
 * Promises: each mistake is answered with words that show the right form, made from what was
 * written where that is clear ("9-17" was meant for 09:00-17:00). Knows nothing of days off: hours
 * say when, weekdays say whether.
 */
#include "muster/time/calendar.h"

#include "time/words.h"

enum { MINUTES_OF_DAY = 24 * 60, WEEK = 7, ALL_DAYS = (1 << WEEK) - 1 };

/* Two digits at most; FALSE when there is none. Moves *TEXT behind them. */
static gboolean digits_parse(const char **text, int *number_r)
{
    const char *at = *text;
    int number = 0;
    while (g_ascii_isdigit(*at) && at - *text < 2)
        number = number * 10 + (*at++ - '0');
    if (at == *text)
        return FALSE;
    *text = at;
    *number_r = number;
    return TRUE;
}

gboolean clock_parse(const char *text, int *minute_r)
{
    int hour, minute;
    const char *at = text;
    if (!digits_parse(&at, &hour) || *at++ != ':')
        return FALSE;
    const char *minutes = at;
    if (!digits_parse(&at, &minute) || at - minutes != 2 || *at != '\0')
        return FALSE;
    if (hour > 23 || minute > 59)
        return FALSE;
    *minute_r = hour * 60 + minute;
    return TRUE;
}

/* What somebody may have meant: "9", "9.30", "9h30", "0930", "9am", "5pm". Only for a suggestion,
 * never taken. */
static gboolean clock_guess(const char *text, int *minute_r)
{
    int hour, minute = 0;
    const char *at = text;
    if (!digits_parse(&at, &hour))
        return FALSE;
    if (*at == '.' || *at == ':' || *at == 'h')
        at++;
    digits_parse(&at, &minute);
    gboolean is_pm = g_ascii_strcasecmp(at, "pm") == 0;
    if (*at != '\0' && !is_pm && g_ascii_strcasecmp(at, "am") != 0)
        return FALSE;
    if (*at != '\0' && hour == 12)
        hour = 0;
    if (is_pm)
        hour += 12;
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0))
        return FALSE;
    *minute_r = hour * 60 + minute;
    return TRUE;
}

/* As clock_parse(), and 24:00 is the end of the day. */
static gboolean clock_parse_end(const char *text, int *minute_r)
{
    if (strcmp(text, "24:00") != 0)
        return clock_parse(text, minute_r);
    *minute_r = MINUTES_OF_DAY;
    return TRUE;
}

/* "09:00-17:00"; "22:00-06:00" ends on the next day. FALSE too when nothing lies between. */
static gboolean range_parse(const char *word, struct day_hours *range_r)
{
    g_auto(GStrv) ends = g_strsplit(word, "-", 3);
    if (g_strv_length(ends) != 2 || !clock_parse(ends[0], &range_r->from) ||
        !clock_parse_end(ends[1], &range_r->to) || range_r->from == range_r->to)
        return FALSE;
    if (range_r->to < range_r->from)
        range_r->to += MINUTES_OF_DAY;
    return TRUE;
}

static struct day_hours range_guess(const char *word)
{
    struct day_hours guess;
    g_auto(GStrv) ends = g_strsplit(word, "-", 3);
    if (g_strv_length(ends) == 2 && clock_guess(ends[0], &guess.from) &&
        clock_guess(ends[1], &guess.to) && guess.from != guess.to && guess.from < MINUTES_OF_DAY)
        return guess;
    return (struct day_hours){.from = 9 * 60, .to = 17 * 60};
}

static gboolean hours_refuse(const char *text, const char *word, struct failure *failure)
{
    struct day_hours meant = range_guess(word);
    g_autofree char *where =
        strcmp(text, word) == 0 ? g_strdup("") : g_strdup_printf(" for `%s'", word);
    return failure_set(failure, FAILURE_CONFIG, "hours `%s': write %02d:%02d-%02d:%02d%s", text,
                       meant.from / 60, meant.from % 60, meant.to / 60, meant.to % 60, where);
}

static void hours_set(struct hours *hours, guint8 days, struct day_hours range)
{
    for (int day = 0; day < WEEK; day++)
        if (days & (1 << day))
            hours->of[day] = range;
}

/* Days gather until hours follow; hours without days are for all. What comes later wins, so that a
 * rule can have an exception: "09:00-17:00, fri 09:00-13:00". */
gboolean hours_parse(const char *text, struct hours *hours_r, struct failure *failure)
{
    g_auto(GStrv) words = words_split(text);
    struct hours hours = {0};
    guint8 days = 0;
    gboolean complete = FALSE;
    for (guint i = 0; words[i] != NULL; i++) {
        guint8 some;
        struct day_hours range;
        complete = FALSE;
        if (weekdays_parse_word(words[i], &some)) {
            days |= some;
        } else if (range_parse(words[i], &range)) {
            hours_set(&hours, days != 0 ? days : ALL_DAYS, range);
            days = 0;
            complete = TRUE;
        } else {
            return hours_refuse(text, words[i], failure);
        }
    }
    if (!complete)
        return failure_set(failure, FAILURE_CONFIG,
                           "hours `%s': write 09:00-17:00, or mon-thu 09:00-17:00, fri 09:00-13:00",
                           text);
    *hours_r = hours;
    return TRUE;
}
