/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a workflow as their owner writes them: what is read, what is written back, and what
 * somebody is told who wrote something else. */
#include "muster/time/schedule.h"

static const struct {
    const char *text, *back;
    const char *start, *named; /* the first four days that are named from 2026-11-23 on */
} rules[] = {
    {"mon-fri", "mon-fri", "", "2026-11-23 2026-11-24 2026-11-25 2026-11-26"},
    {"Mon, Wed", "mon,wed", "", "2026-11-23 2026-11-25 2026-11-30 2026-12-02"},
    {"daily", "daily", "", "2026-11-23 2026-11-24 2026-11-25 2026-11-26"},
    {"none", "none", "", ""},
    {"mon every 1 week", "mon", "", "2026-11-23 2026-11-30 2026-12-07 2026-12-14"},
    /* counted from 2024-01-01: 151 weeks before 2026-11-23 */
    {"mon every 2 weeks", "mon every 2 weeks", "", "2026-11-30 2026-12-14 2026-12-28 2027-01-11"},
    {"Friday every 3 Weeks", "fri every 3 weeks", "",
     "2026-12-11 2027-01-01 2027-01-22 2027-02-12"},
    {"mon every 2 weeks", "mon every 2 weeks", "2026-11-23",
     "2026-11-23 2026-12-07 2026-12-21 2027-01-04"},
    /* the first Monday after the start counts, not the Monday of its week */
    {"mon every 2 weeks", "mon every 2 weeks", "2026-11-25",
     "2026-11-30 2026-12-14 2026-12-28 2027-01-11"},
    {"tue,thu every 2 weeks", "tue,thu every 2 weeks", "2026-11-25",
     "2026-11-26 2026-12-08 2026-12-10 2026-12-22"},
    {"mon every 52 weeks", "mon every 52 weeks", "2026-11-23",
     "2026-11-23 2027-11-22 2028-11-20 2029-11-19"},
    {"day 15", "day 15", "", "2026-12-15 2027-01-15 2027-02-15 2027-03-15"},
    {"day 31", "day 31", "", "2026-11-30 2026-12-31 2027-01-31 2027-02-28"},
    {"Day 30", "day 30", "", "2026-11-30 2026-12-30 2027-01-30 2027-02-28"},
    {"day 29", "day 29", "2028-02-01", "2028-02-29 2028-03-29 2028-04-29 2028-05-29"},
    {"first mon", "first mon", "", "2026-12-07 2027-01-04 2027-02-01 2027-03-01"},
    {"Second Tuesday", "second tue", "", "2026-12-08 2027-01-12 2027-02-09 2027-03-09"},
    {"fourth thu", "fourth thu", "", "2026-11-26 2026-12-24 2027-01-28 2027-02-25"},
    {"last fri", "last fri", "", "2026-11-27 2026-12-25 2027-01-29 2027-02-26"},
    {"2026-12-01", "2026-12-01", "", "2026-12-01"},
    {"2031-12-01", "2031-12-01", "", "2031-12-01"},
    {"2026-11-01", "2026-11-01", "", ""},
    {"2026-12-01", "2026-12-01", "2026-12-02", ""},
    {"on-demand", "on-demand", "", ""},
};

/* Everybody's day: whoever works always sees what a rule names. */
static char *days_named(const struct schedule *schedule, int count)
{
    struct rhythm always = {.zone = zone_find("UTC")};
    struct occasion occasion = {.day = day_of(2026, 11, 22)};
    g_autoptr(GString) named = g_string_new(NULL);
    g_assert_true(weekdays_parse("daily", &always.workdays, NULL));
    g_assert_true(hours_parse("08:30-17:30", &always.hours, NULL));
    while (count-- > 0 && schedule_next(schedule, &always, occasion.day + 1, &occasion)) {
        char date[DAY_TEXT_MAX];
        day_format(occasion.day, date);
        g_string_append_printf(named, "%s%s", named->len > 0 ? " " : "", date);
    }
    return g_string_free(g_steal_pointer(&named), FALSE);
}

static void test_rules(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        struct schedule schedule = {.on_time = {HOUR_END_OF_DAY, 0}};
        struct days_rule again;
        g_autoptr(GString) back = g_string_new(NULL);
        g_test_message("%s from %s", rules[i].text, rules[i].start);
        g_assert_true(days_rule_parse(rules[i].text, &schedule.days, NULL));
        g_assert_true(schedule_limits_parse(rules[i].start, "", &schedule, NULL));
        days_rule_format(&schedule.days, back);
        g_assert_cmpstr(back->str, ==, rules[i].back);
        g_assert_true(days_rule_parse(back->str, &again, NULL));
        g_assert_cmpmem(&again, sizeof again, &schedule.days, sizeof schedule.days);
        g_autofree char *named = days_named(&schedule, 4);
        g_assert_cmpstr(named, ==, rules[i].named);
    }
}

#define ALL_FORMS "write mon-fri, mon every 2 weeks, day 15, first mon, 2026-12-01 or on-demand"

static const struct {
    const char *text, *told;
} mistakes[] = {
    {"", ALL_FORMS},
    {"x", ALL_FORMS},
    {"when the moon is full", ALL_FORMS},
    {"mon-fir", "write mon-fri"},
    {"mondays", "write mon"},
    {"mo", "write mon"},
    {"weekdays", "write mon-fri"},
    {"every weekday", "write mon-fri"},
    {"weekly", "write mon"},
    {"weekly on friday", "write fri"},
    {"every monday", "write mon"},
    {"biweekly", "write mon every 2 weeks"},
    {"every 2 weeks", "write mon every 2 weeks"},
    {"every two weeks on Thursday", "write thu every 2 weeks"},
    {"every other fri", "write fri every 2 weeks"},
    {"mon evry 2 weeks", "write mon every 2 weeks"},
    {"mon every 2", "write mon every 2 weeks"},
    {"mon every two weeks", "write mon every 2 weeks"},
    {"mon every 0 weeks", ALL_FORMS},
    {"mon every 53 weeks", ALL_FORMS},
    {"monthly", "write day 1"},
    {"15", "write day 15"},
    {"the 15 of the month", "write day 15"},
    {"day 0", "write day 1"},
    {"day 32", "write day 31"},
    {"last day", "write day 31"},
    {"last day of the month", "write day 31"},
    {"fist mon", "write first mon"},
    {"1st monday of each month", "write first mon"},
    {"the last friday", "write last fri"},
    {"first mon-fri", ALL_FORMS},
    {"fifth mon", "write last mon"},
    {"2026-2-30", ALL_FORMS},
    {"2026-12-1", "write 2026-12-01"},
    {"1.12.2026", "write 2026-12-01"},
    {"2026/12/01", "write 2026-12-01"},
    {"once on 2026-12-01", "write 2026-12-01"},
    {"on demand", "write on-demand"},
    {"ondemand", "write on-demand"},
    {"manually", "write on-demand"},
};

static void test_mistakes(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        struct failure failure = {0};
        struct days_rule rule = {.nth = 99};
        g_autofree char *told =
            g_strdup_printf("days `%s': %s", mistakes[i].text, mistakes[i].told);
        g_assert_false(days_rule_parse(mistakes[i].text, &rule, &failure));
        g_assert_cmpint(rule.nth, ==, 99);
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
        g_assert_cmpstr(failure.text, ==, told);
    }
}

static const struct {
    const char *start, *end, *told; /* NULL: fine */
} limits[] = {
    {"", "", NULL},
    {"2026-11-23", "", NULL},
    {"", "2026-11-23", NULL},
    {"2026-11-23", "2026-11-23", NULL},
    {"2026-11-23", "2026-11-22", "the end 2026-11-22 comes before the start 2026-11-23"},
    {"soon", "", "start `soon': write a date, as 2026-12-01"},
    {"", "2026-02-29", "end `2026-02-29': write a date, as 2026-12-01"},
};

static void test_limits(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        struct failure failure = {0};
        struct schedule schedule;
        gboolean fine = schedule_limits_parse(limits[i].start, limits[i].end, &schedule, &failure);
        g_assert_cmpint(fine, ==, limits[i].told == NULL);
        g_assert_cmpstr(failure.text, ==, fine ? "" : limits[i].told);
    }
}

static const struct {
    const char *days;
    enum if_off best;
} off_days[] = {
    {"mon-fri", IF_OFF_SKIP},    {"mon,wed", IF_OFF_SKIP},  {"mon", IF_OFF_NEXT},
    {"day 15", IF_OFF_NEXT},     {"last fri", IF_OFF_NEXT}, {"mon,tue every 2 weeks", IF_OFF_NEXT},
    {"2026-12-01", IF_OFF_NEXT},
};

static void test_if_off(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(off_days); i++) {
        struct days_rule rule;
        g_assert_true(days_rule_parse(off_days[i].days, &rule, NULL));
        g_assert_cmpint(days_rule_if_off(&rule), ==, off_days[i].best);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rules/named", test_rules);
    g_test_add_func("/rules/mistakes", test_mistakes);
    g_test_add_func("/rules/limits", test_limits);
    g_test_add_func("/rules/if-off", test_if_off);
    return g_test_run();
}
