/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases. The order of the words is still English: a language that needs another brings functions of its own with its
 * table. */
#include "work/phrases.h"

struct phrases {
    const char *days[7], *months[12];
    const char *today, *tomorrow, *on, *at, *to, *and, *more, *every_day;
    const char *small_numbers[11]; /* in words, from 0 */
    struct {
        const char *one, *many;
        gboolean in_words;
    } counted[COUNT_WAITING + 1];
};

static const struct phrases ENGLISH = {
    .days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
    .months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    .today = "today",
    .tomorrow = "tomorrow",
    .on = "on",
    .at = "at",
    .to = "to",
    .and = "and",
    .more = "more",
    .every_day = "every day",
    .small_numbers = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                      "ten"},
    .counted = {[COUNT_QUESTION] = {"question", "questions", TRUE},
                [COUNT_REMINDER] = {"reminder", "reminders", TRUE},
                [COUNT_BLOCKER] = {"blocker", "blockers", FALSE},
                [COUNT_ANSWERED] = {"answered", "answered", FALSE},
                [COUNT_MISSED] = {"did not", "did not", FALSE},
                [COUNT_WAITING] = {"still has time", "still have time", FALSE}},
};

const struct phrases *phrases_of(G_GNUC_UNUSED const char *language)
{
    return &ENGLISH;
}

char *phrase_day(const struct phrases *phrases, int32_t day)
{
    int year, month, of_month;
    day_civil(day, &year, &month, &of_month);
    return g_strdup_printf("%s %d %s", phrases->days[day_weekday(day)], of_month,
                           phrases->months[month - 1]);
}

static const char *near_day(const struct phrases *phrases, int32_t day, int32_t today)
{
    return day == today ? phrases->today : day == today + 1 ? phrases->tomorrow : NULL;
}

char *phrase_day_from(const struct phrases *phrases, int32_t day, int32_t today)
{
    const char *near = near_day(phrases, day, today);
    return near != NULL ? g_strdup(near) : phrase_day(phrases, day);
}

/* "today", or "on Wed 25 Nov". */
static char *phrase_on_day(const struct phrases *phrases, int32_t day, int32_t today)
{
    const char *near = near_day(phrases, day, today);
    if (near != NULL)
        return g_strdup(near);
    g_autofree char *date = phrase_day(phrases, day);
    return g_strconcat(phrases->on, " ", date, NULL);
}

char *phrase_clock(int minute)
{
    return g_strdup_printf("%02d:%02d", minute / 60 % 24, minute % 60);
}

static void day_and_clock(const struct phrases *phrases, gint64 instant, gint64 now,
                          const struct zone *zone, char **day_r, char **clock_r)
{
    int32_t day, today;
    int minute, minute_now;
    zone_local(zone, instant, &day, &minute);
    zone_local(zone, now, &today, &minute_now);
    *day_r = phrase_on_day(phrases, day, today);
    *clock_r = phrase_clock(minute);
}

char *phrase_hour(const struct phrases *phrases, gint64 instant, gint64 now,
                  const struct zone *zone)
{
    g_autofree char *day = NULL, *clock = NULL;
    day_and_clock(phrases, instant, now, zone, &day, &clock);
    return g_strconcat(clock, " ", day, NULL);
}

char *phrase_appointment(const struct phrases *phrases, gint64 instant, gint64 now,
                         const struct zone *zone)
{
    g_autofree char *day = NULL, *clock = NULL;
    day_and_clock(phrases, instant, now, zone, &day, &clock);
    return g_strconcat(day, " ", phrases->at, " ", clock, NULL);
}

/* Three days or more in a row are a span. */
char *phrase_weekdays(const struct phrases *phrases, guint8 set)
{
    const char *names[8] = {NULL};
    guint n = 0, first = 0, last = 0;
    for (guint day = 0; day < 7; day++)
        if (set & (1u << day)) {
            first = n == 0 ? day : first;
            last = day;
            names[n++] = phrases->days[day];
        }
    if (n == 7)
        return g_strdup(phrases->every_day);
    if (n >= 3 && last - first == n - 1)
        return g_strconcat(names[0], " ", phrases->to, " ", names[n - 1], NULL);
    return phrase_list(phrases, names, 0);
}

char *phrase_list(const struct phrases *phrases, const char *const *words, guint max)
{
    guint n = g_strv_length((char **)words);
    guint shown = max == 0 || n <= max ? n : max - 1;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < shown; i++) {
        if (i > 0 && i + 1 == n)
            g_string_append_printf(out, " %s ", phrases->and);
        else if (i > 0)
            g_string_append(out, ", ");
        g_string_append(out, words[i]);
    }
    if (shown < n)
        g_string_append_printf(out, " %s %u %s", phrases->and, n - shown, phrases->more);
    return g_string_free(out, FALSE);
}

char *phrase_count(const struct phrases *phrases, enum countable what, guint count)
{
    const char *noun = count == 1 ? phrases->counted[what].one : phrases->counted[what].many;
    if (phrases->counted[what].in_words && count < G_N_ELEMENTS(phrases->small_numbers))
        return g_strconcat(phrases->small_numbers[count], " ", noun, NULL);
    return g_strdup_printf("%u %s", count, noun);
}
