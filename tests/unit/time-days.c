/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days: written, read, counted, and put into weeks. */
#include "muster/time/calendar.h"

static const struct {
    const char *text;
    int32_t day;
    int weekday, week_year, week;
} days[] = {
    {"1970-01-01", 0, 3, 1970, 1},      {"1969-12-31", -1, 2, 1970, 1},
    {"2000-02-29", 11016, 1, 2000, 9},  {"2026-11-23", 20780, 0, 2026, 48},
    {"2024-12-30", 20087, 0, 2025, 1},  {"2021-01-03", 18630, 6, 2020, 53},
    {"2026-12-31", 20818, 3, 2026, 53}, {"2100-03-01", 47541, 0, 2100, 9},
    {"0001-01-01", -719162, 0, 1, 1},   {"9999-12-31", 2932896, 4, 9999, 52},
};

static void test_known_days(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        int32_t day;
        int year, week;
        char text[DAY_TEXT_MAX];
        g_assert_true(day_parse(days[i].text, &day));
        g_assert_cmpint(day, ==, days[i].day);
        day_format(day, text);
        g_assert_cmpstr(text, ==, days[i].text);
        g_assert_cmpint(day_weekday(day), ==, days[i].weekday);
        day_week(day, &year, &week);
        g_assert_cmpint(year, ==, days[i].week_year);
        g_assert_cmpint(week, ==, days[i].week);
    }
}

static void test_no_days(void)
{
    static const char *const texts[] = {
        "",           "2026",        "2026-11",     "2026-11-2",  "2026-11-31",
        "2026-02-29", "2026-00-10",  "2026-13-01",  "2026-01-00", "2026-1-01",
        "26-11-23",   " 2026-11-23", "2026-11-23 ", "2026/11/23", "2026-11-23T",
        "0000-01-01", "+026-11-23",  "2026-11--3",  "2026-11-2x", "1900-02-29",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        int32_t day = 7;
        g_assert_false(day_parse(texts[i], &day));
        g_assert_cmpint(day, ==, 7);
    }
}

/* GLib's calendar is the second opinion, day by day over four centuries. */
static void test_every_day(void)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1801);
    for (int32_t day = day_of(1801, 1, 1); day < day_of(2201, 1, 1); day++) {
        int year, month, of_month;
        day_civil(day, &year, &month, &of_month);
        g_assert_cmpint(year, ==, g_date_get_year(&date));
        g_assert_cmpint(month, ==, g_date_get_month(&date));
        g_assert_cmpint(of_month, ==, g_date_get_day(&date));
        g_assert_cmpint(day_of(year, month, of_month), ==, day);
        g_assert_cmpint(day_weekday(day) + 1, ==, g_date_get_weekday(&date));
        day_week(day, &year, &of_month);
        g_assert_cmpint(of_month, ==, g_date_get_iso8601_week_of_year(&date));
        g_date_add_days(&date, 1);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/days/known", test_known_days);
    g_test_add_func("/days/none", test_no_days);
    g_test_add_func("/days/every", test_every_day);
    return g_test_run();
}
