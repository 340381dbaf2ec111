/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of time as people write them: weekdays, hours, clocks; and what they are told when it is
 * wrong. */
#include "muster/time/schedule.h"

enum { MON = 1, TUE = 2, WED = 4, THU = 8, FRI = 16, SAT = 32, SUN = 64 };

static const struct {
    const char *text;
    guint8 set;
    const char *back;
} weekdays[] = {
    {"mon-fri", MON | TUE | WED | THU | FRI, "mon-fri"},
    {"sun-thu", SUN | MON | TUE | WED | THU, "sun-thu"},
    {"Mon,Wed,FRI", MON | WED | FRI, "mon,wed,fri"},
    {"mon-wed fri", MON | TUE | WED | FRI, "mon-wed,fri"},
    {"monday", MON, "mon"},
    {"Tuesday - Thursday", TUE | WED | THU, "tue-thu"},
    {"tues, thurs", TUE | THU, "tue,thu"},
    {"daily", 127, "daily"},
    {"None", 0, "none"},
    {"sat-sun", SAT | SUN, "sat,sun"},
    {"fri-mon", FRI | SAT | SUN | MON, "fri-mon"},
    {"mon-sun", 127, "daily"},
    {"sun-mon,wed", SUN | MON | WED, "sun,mon,wed"},
    {"fri-fri", FRI, "fri"},
    {"  mon ,, tue ", MON | TUE, "mon,tue"},
};

static void test_weekdays(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(weekdays); i++) {
        struct failure failure = {0};
        guint8 set;
        g_assert_true(weekdays_parse(weekdays[i].text, &set, &failure));
        g_assert_cmpint(set, ==, weekdays[i].set);
        g_autoptr(GString) back = g_string_new("days: ");
        weekdays_format(set, back);
        g_assert_cmpstr(back->str + strlen("days: "), ==, weekdays[i].back);
    }
}

static void test_weekdays_both_ways(void)
{
    for (int set = 0; set < 128; set++) {
        guint8 again;
        g_autoptr(GString) text = g_string_new(NULL);
        weekdays_format((guint8)set, text);
        g_assert_true(weekdays_parse(text->str, &again, NULL));
        g_assert_cmpint(again, ==, set);
    }
}

static const struct {
    const char *text, *words;
} no_weekdays[] = {
    {"", "days `': write mon-fri, or mon,wed,fri, or daily, or none"},
    {"mon-fir",
     "days `mon-fir': `mon-fir' is no day; write mon-fri, or mon,wed,fri, or daily, or none"},
    {"mo", "days `mo': `mo' is no day; write mon-fri, or mon,wed,fri, or daily, or none"},
    {"mon, daily",
     "days `mon, daily': `daily' is no day; write mon-fri, or mon,wed,fri, or daily, or none"},
    {"mon-tue-wed",
     "days `mon-tue-wed': `mon-tue-wed' is no day; write mon-fri, or mon,wed,fri, or daily, or none"},
    {"mon -", "days `mon -': `mon-' is no day; write mon-fri, or mon,wed,fri, or daily, or none"},
    {"mondays",
     "days `mondays': `mondays' is no day; write mon-fri, or mon,wed,fri, or daily, or none"},
};

static void test_no_weekdays(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(no_weekdays); i++) {
        struct failure failure = {0};
        guint8 set = 99;
        g_assert_false(weekdays_parse(no_weekdays[i].text, &set, &failure));
        g_assert_cmpint(set, ==, 99);
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
        g_assert_cmpstr(failure.text, ==, no_weekdays[i].words);
    }
}

static const struct {
    const char *text;
    int from[7], to[7];
} hours[] = {
    {"08:30-17:30",
     {510, 510, 510, 510, 510, 510, 510},
     {1050, 1050, 1050, 1050, 1050, 1050, 1050}},
    {"9:00 - 17:00",
     {540, 540, 540, 540, 540, 540, 540},
     {1020, 1020, 1020, 1020, 1020, 1020, 1020}},
    {"mon-thu 09:00-17:00, fri 09:00-13:00",
     {540, 540, 540, 540, 540},
     {1020, 1020, 1020, 1020, 780}},
    {"mon,wed 10:00-12:00", {600, 0, 600}, {720, 0, 720}},
    {"09:00-17:00, fri 09:00-13:00",
     {540, 540, 540, 540, 540, 540, 540},
     {1020, 1020, 1020, 1020, 780, 1020, 1020}},
    {"sun 22:00-06:00", {0, 0, 0, 0, 0, 0, 1320}, {0, 0, 0, 0, 0, 0, 1800}},
    {"mon 00:00-24:00", {0}, {1440}},
    {"mon 14:00-00:00", {840}, {1440}},
};

static void test_hours(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(hours); i++) {
        struct hours parsed;
        g_assert_true(hours_parse(hours[i].text, &parsed, NULL));
        for (int day = 0; day < 7; day++) {
            g_assert_cmpint(parsed.of[day].from, ==, hours[i].from[day]);
            g_assert_cmpint(parsed.of[day].to, ==, hours[i].to[day]);
        }
    }
}

static const struct {
    const char *text, *words;
} no_hours[] = {
    {"9-17", "hours `9-17': write 09:00-17:00"},
    {"9am-5pm", "hours `9am-5pm': write 09:00-17:00"},
    {"8.30-17h15", "hours `8.30-17h15': write 08:30-17:15"},
    {"0830-1700", "hours `0830-1700': write 08:30-17:00"},
    {"12am-12pm", "hours `12am-12pm': write 00:00-12:00"},
    {"mon 7-15, tue 09:00-17:00",
     "hours `mon 7-15, tue 09:00-17:00': write 07:00-15:00 for `7-15'"},
    {"09:00", "hours `09:00': write 09:00-17:00"},
    {"09:00-09:00", "hours `09:00-09:00': write 09:00-17:00"},
    {"24:00-06:00", "hours `24:00-06:00': write 09:00-17:00"},
    {"09:00-25:00", "hours `09:00-25:00': write 09:00-17:00"},
    {"always", "hours `always': write 09:00-17:00"},
    {"", "hours `': write 09:00-17:00, or mon-thu 09:00-17:00, fri 09:00-13:00"},
    {"mon-fri", "hours `mon-fri': write 09:00-17:00, or mon-thu 09:00-17:00, fri 09:00-13:00"},
    {"09:00-17:00 fri",
     "hours `09:00-17:00 fri': write 09:00-17:00, or mon-thu 09:00-17:00, fri 09:00-13:00"},
};

static void test_no_hours(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(no_hours); i++) {
        struct failure failure = {0};
        struct hours parsed;
        g_assert_false(hours_parse(no_hours[i].text, &parsed, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
        g_assert_cmpstr(failure.text, ==, no_hours[i].words);
    }
}

static const struct {
    const char *text;
    int minute; /* -1: none */
} clocks[] = {
    {"09:00", 540}, {"9:00", 540}, {"00:00", 0},  {"23:59", 1439}, {"24:00", -1},  {"9", -1},
    {"9:5", -1},    {"9:60", -1},  {"", -1},      {":30", -1},     {"009:00", -1}, {"09:000", -1},
    {"09:00 ", -1}, {" 9:00", -1}, {"-9:00", -1}, {"9:00am", -1},  {"9.00", -1},
};

static void test_clocks(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(clocks); i++) {
        int minute = -1;
        g_assert_cmpint(clock_parse(clocks[i].text, &minute), ==, clocks[i].minute >= 0);
        g_assert_cmpint(minute, ==, clocks[i].minute);
    }
}

static void test_hour_rules(void)
{
    struct hour_rule rule;
    struct failure failure = {0};
    g_assert_true(hour_rule_parse("15:30", &rule, NULL));
    g_assert_cmpint(rule.kind, ==, HOUR_FIXED);
    g_assert_cmpint(rule.minute, ==, 930);
    g_assert_true(hour_rule_parse("begin-of-day", &rule, NULL));
    g_assert_cmpint(rule.kind, ==, HOUR_BEGIN_OF_DAY);
    g_assert_true(hour_rule_parse("end-of-day", &rule, NULL));
    g_assert_cmpint(rule.kind, ==, HOUR_END_OF_DAY);
    g_assert_false(hour_rule_parse("9", &rule, &failure));
    g_assert_cmpstr(failure.text, ==,
                    "hour `9': write it like 09:00, or begin-of-day, or end-of-day");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/settings/weekdays", test_weekdays);
    g_test_add_func("/settings/weekdays-both-ways", test_weekdays_both_ways);
    g_test_add_func("/settings/no-weekdays", test_no_weekdays);
    g_test_add_func("/settings/hours", test_hours);
    g_test_add_func("/settings/no-hours", test_no_hours);
    g_test_add_func("/settings/clocks", test_clocks);
    g_test_add_func("/settings/hour-rules", test_hour_rules);
    return g_test_run();
}
