/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When what is said in a conversation may be told. */
#include "work/threads/moment.h"

#include <string.h>

/* Hours as people have them, on the days from Monday to Friday, in UTC. */
static struct rhythm someone(const char *hours)
{
    struct rhythm rhythm = {.zone = zone_find("UTC")};
    g_assert_true(weekdays_parse("mon-fri", &rhythm.workdays, NULL));
    g_assert_true(hours_parse(hours, &rhythm.hours, NULL));
    return rhythm;
}

static gint64 instant(const char *text)
{
    int64_t at;
    g_autofree char *whole = g_strdup_printf("2026-11-%s:00Z", text);
    g_assert_true(instant_parse(whole, &at, NULL));
    return at;
}

static void told_within_hours(void)
{
    static const struct {
        const char *story, *hours, *since, *told;
    } table[] = {
        {"two hours", "08:30-17:30", "23T10:00", "23T12:00"},
        {"the first of the day", "08:30-17:30", "23T08:30", "23T10:30"},
        {"before the day begins: it has two hours still", "08:30-17:30", "23T08:00", "23T10:00"},
        {"in the evening: in the morning", "08:30-17:30", "23T20:00", "24T08:30"},
        {"on Friday evening: on Monday", "08:30-17:30", "20T20:00", "23T08:30"},
        {"on Saturday: on Monday", "08:30-17:30", "21T12:00", "23T08:30"},
        {"it fits before the end", "08:30-17:30", "23T15:15", "23T17:15"},
        {"it does not: before the end", "08:30-17:30", "23T15:30", "23T17:15"},
        {"shortly before the end: at once", "08:30-17:30", "23T17:20", "23T17:20"},
        {"at the end", "08:30-17:30", "23T17:30", "23T17:30"},
        {"over midnight", "20:00-04:00", "23T23:00", "24T01:00"},
        {"the end is after midnight", "20:00-04:00", "24T03:00", "24T03:45"},
        {"an hour a day", "09:00-10:00", "23T09:10", "23T09:45"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        const struct rhythm rhythm = someone(table[i].hours);
        char told[INSTANT_TEXT_MAX], expected[INSTANT_TEXT_MAX];
        gint64 at = moment_told(&rhythm, instant(table[i].since));
        g_test_message("%s", table[i].story);
        instant_format(at + INSTANT_MINUTE / 2 - (at + INSTANT_MINUTE / 2) % INSTANT_MINUTE, told);
        instant_format(instant(table[i].told), expected);
        g_assert_cmpstr(told, ==, expected);
        g_assert_true(rhythm_is_working(&rhythm, at));
    }
}

/* Whenever it is said, on any minute of a week: in hours, and within two of them unless nobody
 * works then. */
static void told_in_time(void)
{
    const struct rhythm rhythm = someone("08:30-17:30");
    for (gint64 since = instant("23T00:00"); since < instant("30T00:00"); since += INSTANT_MINUTE) {
        gint64 at = moment_told(&rhythm, since);
        int64_t open;
        g_assert_true(rhythm_next_open(&rhythm, since, &open));
        g_assert_true(rhythm_is_working(&rhythm, at));
        g_assert_cmpint(at, >=, open);
        g_assert_cmpint(at, <=, MAX(open, since + NEWS_WAIT));
    }
}

static void never_to_who_never_works(void)
{
    struct rhythm rhythm = someone("08:30-17:30");
    rhythm.workdays = 0;
    g_assert_cmpint(moment_told(&rhythm, instant("23T10:00")), ==, INSTANT_NEVER);
}

static void two_mails_a_day(void)
{
    g_autoptr(GArray) mailed = g_array_new(FALSE, FALSE, sizeof(gint64));
    const gint64 hours[] = {instant("23T10:00"), instant("23T14:00"), instant("23T15:00")};
    g_assert_cmpint(moment_capped(mailed), ==, 0);
    g_array_append_vals(mailed, hours, 1);
    g_assert_cmpint(moment_capped(mailed), ==, 0);
    g_array_append_vals(mailed, hours + 1, 1);
    g_assert_cmpint(moment_capped(mailed), ==, instant("24T10:00"));
    g_array_append_vals(mailed, hours + 2, 1);
    g_assert_cmpint(moment_capped(mailed), ==, instant("24T14:00"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/threads/told within hours", told_within_hours);
    g_test_add_func("/threads/told in time", told_in_time);
    g_test_add_func("/threads/never to who never works", never_to_who_never_works);
    g_test_add_func("/threads/two mails a day", two_mails_a_day);
    return g_test_run();
}
