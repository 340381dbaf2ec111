/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of weekdays, as people write them and back.
 *
 * Promises: what weekdays_format() writes, weekdays_parse() reads as the same set. Knows English
 * only: this is the language of configuration; what people write by mail is understood elsewhere.
 */
#include "muster/time/calendar.h"

#include "time/words.h"

enum { WEEK = 7, ALL_DAYS = (1 << WEEK) - 1, SHORTEST_NAME = 3 };

static const char *const day_names[WEEK] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

/* "mon", "tues", "Thursday": three letters or more of one day's name. -1 for anything else. */
static int weekday_parse(const char *word)
{
    size_t length = strlen(word);
    if (length < SHORTEST_NAME)
        return -1;
    for (int day = 0; day < WEEK; day++)
        if (g_ascii_strncasecmp(day_names[day], word, length) == 0)
            return day;
    return -1;
}

/* FIRST to LAST, over the end of the week where LAST comes before FIRST. */
static guint8 weekdays_between(int first, int last)
{
    guint8 set = 0;
    for (int day = first; day != last; day = (day + 1) % WEEK)
        set |= (guint8)(1 << day);
    return set | (guint8)(1 << last);
}

gboolean weekdays_parse_word(const char *word, guint8 *set_r)
{
    g_auto(GStrv) ends = g_strsplit(word, "-", 3);
    guint n_ends = g_strv_length(ends);
    if (n_ends < 1 || n_ends > 2)
        return FALSE;
    int first = weekday_parse(ends[0]);
    int last = weekday_parse(ends[n_ends - 1]);
    if (first < 0 || last < 0)
        return FALSE;
    *set_r = weekdays_between(first, last);
    return TRUE;
}

/* Words that say all by themselves. */
static gboolean weekdays_parse_whole(const char *text, guint8 *set_r)
{
    if (g_ascii_strcasecmp(text, "daily") == 0)
        *set_r = ALL_DAYS;
    else if (g_ascii_strcasecmp(text, "none") == 0)
        *set_r = 0;
    else
        return FALSE;
    return TRUE;
}

gboolean weekdays_parse(const char *text, guint8 *set_r, struct failure *failure)
{
    g_auto(GStrv) words = words_split(text);
    guint n_words = g_strv_length(words);
    if (n_words == 1 && weekdays_parse_whole(words[0], set_r))
        return TRUE;
    if (n_words == 0)
        return failure_set(failure, FAILURE_CONFIG,
                           "days `%s': write mon-fri, or mon,wed,fri, or daily, or none", text);
    guint8 set = 0;
    for (guint i = 0; i < n_words; i++) {
        guint8 some;
        if (!weekdays_parse_word(words[i], &some))
            return failure_set(
                failure, FAILURE_CONFIG,
                "days `%s': `%s' is no day; write mon-fri, or mon,wed,fri, or daily, or none", text,
                words[i]);
        set |= some;
    }
    *set_r = set;
    return TRUE;
}

static gboolean weekdays_has(guint8 set, int day)
{
    return (set & (1 << day)) != 0;
}

/* A run of days, with `-` where it is longer than two. */
static void weekdays_append_run(GString *out, int first, int length)
{
    g_string_append_len(out, day_names[first], SHORTEST_NAME);
    if (length == 1)
        return;
    g_string_append_c(out, length > 2 ? '-' : ',');
    g_string_append_len(out, day_names[(first + length - 1) % WEEK], SHORTEST_NAME);
}

/* Monday, or the day on which a run begins that lasts over the weekend: Sunday to Thursday is one
 * run. */
static int weekdays_begin(guint8 set)
{
    int day = 0;
    while (weekdays_has(set, day) && weekdays_has(set, (day + WEEK - 1) % WEEK))
        day = (day + WEEK - 1) % WEEK;
    return day;
}

void weekdays_format(guint8 set, GString *out)
{
    set &= ALL_DAYS;
    if (set == ALL_DAYS || set == 0) {
        g_string_append(out, set == 0 ? "none" : "daily");
        return;
    }
    const char *comma = "";
    int begin = weekdays_begin(set);
    for (int i = 0; i < WEEK; i++) {
        int day = (begin + i) % WEEK;
        if (!weekdays_has(set, day))
            continue;
        int length = 1;
        while (weekdays_has(set, (day + length) % WEEK))
            length++;
        g_string_append(out, comma);
        weekdays_append_run(out, day, length);
        comma = ",";
        i += length - 1;
    }
}
