/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days off: finding them, and what becomes of the rounds that fall on them. */
#include <string.h>

#include "muster/time/schedule.h"

static int32_t date(const char *text)
{
    int32_t day;
    g_assert_true(day_parse(text, &day));
    return day;
}

static void test_find(void)
{
    struct days_off *off = days_off_new();
    days_off_add(off, 20, 29, "leave", TRUE);
    days_off_add(off, 10, 10, "feast", FALSE);
    days_off_add(off, 22, 22, NULL, FALSE);
    days_off_add(off, 25, 26, "course", TRUE);
    days_off_add(off, 31, 30, "never", FALSE);
    static const struct {
        int32_t day;
        const char *name; /* NULL: no day off */
        gboolean absence;
    } days[] = {
        {9, NULL, FALSE},    {10, "feast", FALSE}, {11, NULL, FALSE},   {19, NULL, FALSE},
        {20, "leave", TRUE}, {22, "", FALSE},      {24, "leave", TRUE}, {25, "course", TRUE},
        {27, "leave", TRUE}, {29, "leave", TRUE},  {30, NULL, FALSE},   {31, NULL, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        const struct day_off *found = days_off_find(off, days[i].day);
        g_assert_cmpstr(found != NULL ? found->name : NULL, ==, days[i].name);
        g_assert_true(found == NULL || found->absence == days[i].absence);
    }
    g_assert_cmpuint(days_off_count(off), ==, 4);
    for (guint i = 1; i < days_off_count(off); i++)
        g_assert_cmpint(days_off_get(off, i - 1)->first, <=, days_off_get(off, i)->first);
    days_off_free(off);
    days_off_free(NULL);
}

/* Any spans, in any order: the same as looking at each of them. */
static void test_find_any(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(4);
    for (int round = 0; round < 50; round++) {
        struct days_off *off = days_off_new();
        gboolean holiday[100] = {FALSE}, absent[100] = {FALSE};
        for (int i = 0; i < 20; i++) {
            int first = g_rand_int_range(random, 0, 100);
            int length = g_rand_int_range(random, 0, 10);
            int last = MIN(first + length, 99);
            gboolean absence = g_rand_boolean(random);
            days_off_add(off, first, last, "", absence);
            for (int day = first; day <= last; day++)
                *(absence ? &absent[day] : &holiday[day]) = TRUE;
        }
        for (int day = 0; day < 100; day++) {
            const struct day_off *found = days_off_find(off, day);
            g_assert_cmpint(found != NULL, ==, holiday[day] || absent[day]);
            g_assert_true(found == NULL || found->absence == !holiday[day]);
        }
        days_off_free(off);
    }
}

/* Spans as "2026-11-25" or "2026-11-25..2026-11-27", several with blanks. */
static void spans_add(struct days_off *off, const char *spans, gboolean absence)
{
    g_auto(GStrv) words = g_strsplit(spans, " ", -1);
    for (guint i = 0; words[i] != NULL && *words[0] != '\0'; i++) {
        g_auto(GStrv) ends = g_strsplit(words[i], "..", 2);
        days_off_add(off, date(ends[0]), date(ends[1] != NULL ? ends[1] : ends[0]), words[i],
                     absence);
    }
}

/* The rounds of three weeks from Monday 23 November 2026 on, of somebody who works from Monday to
 * Friday. */
static const struct {
    const char *story, *days, *if_off, *holidays, *absences;
    const char *rounds; /* dates in November and December; those in brackets are recorded as away */
} weeks[] = {
    {"each day, but on a holiday", "mon-fri", "skip", "2026-11-25", "",
     "23 24 26 27 30 1 2 3 4 7 8 9 10 11"},
    {"each day of an absence is recorded", "mon-fri", "skip", "", "2026-11-25..2026-11-29",
     "23 24 (25) (26) (27) 30 1 2 3 4 7 8 9 10 11"},
    {"a holiday in an absence is a holiday", "mon-fri", "skip", "2026-11-26",
     "2026-11-25..2026-11-27", "23 24 (25) (27) 30 1 2 3 4 7 8 9 10 11"},
    {"who is asked each day is not asked twice", "mon-fri", "next", "2026-11-25", "2026-12-01",
     "23 24 26 27 30 (1) 2 3 4 7 8 9 10 11"},
    {"three times a week, and days between", "mon,wed,fri", "next", "", "2026-11-25",
     "23 26 27 30 2 4 7 9 11"},
    {"weekly, and skipped on a holiday", "wed", "skip", "2026-11-25", "2026-12-02", "(2) 9"},
    {"weekly, and moved", "wed", "next", "2026-11-25", "2026-12-02", "26 3 9"},
    {"weekly, and moved back, but an absence only goes on", "wed", "previous", "2026-11-25",
     "2026-12-02", "24 3 9"},
    {"over a weekend", "fri", "next", "2026-11-27", "2026-12-04", "30 7 11"},
    {"an absence up to the next one", "wed", "next", "", "2026-11-25..2026-12-01", "(25) 2 9"},
    {"an absence that leaves a day", "wed", "next", "", "2026-11-25..2026-11-30", "1 2 9"},
    {"an absence behind a holiday", "wed", "next", "2026-11-25", "2026-11-26..2026-11-27",
     "30 2 9"},
    {"an absence to which a holiday led", "wed", "next", "2026-11-25", "2026-11-26..2026-12-02",
     "(26) 3 9"},
    {"moved back into an absence, and out of it", "wed", "previous", "2026-11-25", "2026-11-24",
     "26 2 9"},
    {"a long leave", "mon", "next", "", "2026-11-20..2026-12-10", "(23) (30) 11"},
    {"every two weeks: there is more room", "mon every 2 weeks", "next", "",
     "2026-11-30..2026-12-10", "11"},
    {"once", "2026-11-24", "next", "", "2026-11-24..2026-12-08", "9"},
    {"the month's last day is a holiday", "day 31", "next", "2026-11-30", "", "1"},
    {"two days that move to one", "wed,thu", "next", "2026-11-25..2026-11-26", "", "27 2 3 9 10"},
    {"a holiday of weeks", "mon", "next", "2026-11-21..2026-12-08", "", "9"},
};

static char *rounds_tell(const struct schedule *schedule, const struct rhythm *rhythm)
{
    g_autoptr(GString) told = g_string_new(NULL);
    struct occasion occasion = {.day = date("2026-11-22")};
    while (schedule_next(schedule, rhythm, occasion.day + 1, &occasion) &&
           occasion.day < date("2026-12-14")) {
        int year, month, of_month;
        day_civil(occasion.day, &year, &month, &of_month);
        g_string_append_printf(told, occasion.away ? "%s(%d)" : "%s%d", told->len > 0 ? " " : "",
                               of_month);
    }
    return g_string_free(g_steal_pointer(&told), FALSE);
}

static void someone(struct rhythm *rhythm_r, const char *workdays)
{
    *rhythm_r = (struct rhythm){.zone = zone_find("Europe/Berlin")};
    g_assert_true(weekdays_parse(workdays, &rhythm_r->workdays, NULL));
    g_assert_true(hours_parse("08:30-17:30", &rhythm_r->hours, NULL));
}

static struct schedule weekly(const char *days, const char *if_off)
{
    struct schedule schedule = {.ask = {HOUR_FIXED, 540}, .on_time = {HOUR_END_OF_DAY, 0}};
    g_assert_true(days_rule_parse(days, &schedule.days, NULL));
    g_assert_true(if_off_parse(if_off, &schedule.if_off, NULL));
    return schedule;
}

static void test_weeks(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(weeks); i++) {
        struct days_off *off = days_off_new();
        struct rhythm rhythm;
        struct schedule schedule = weekly(weeks[i].days, weeks[i].if_off);
        someone(&rhythm, "mon-fri");
        spans_add(off, weeks[i].holidays, FALSE);
        spans_add(off, weeks[i].absences, TRUE);
        rhythm.off = off;
        g_autofree char *told = rounds_tell(&schedule, &rhythm);
        g_test_message("%s", weeks[i].story);
        g_assert_cmpstr(told, ==, weeks[i].rounds);
        days_off_free(off);
    }
}

/* Whatever the calendar: going on from any day finds the same rounds as going on from the first
 * one; they lie on days that the person works, or are away on days of an absence; and as many days
 * as are named have a round at most. */
static void check_any(const struct schedule *schedule, const struct rhythm *rhythm, int32_t first)
{
    enum { DAYS = 120 };
    struct occasion rounds[DAYS];
    guint n_rounds = 0;
    struct occasion occasion = {.day = first - 1};
    while (schedule_next(schedule, rhythm, occasion.day + 1, &occasion) &&
           occasion.day < first + DAYS)
        rounds[n_rounds++] = occasion;
    guint next = 0;
    for (int32_t day = first; n_rounds > 0 && day <= rounds[n_rounds - 1].day; day++) {
        g_assert_true(schedule_next(schedule, rhythm, day, &occasion));
        g_assert_cmpint(occasion.day, ==, rounds[next].day);
        g_assert_cmpint(occasion.away, ==, rounds[next].away);
        g_assert_cmpint(rhythm_day(rhythm, occasion.day), ==,
                        occasion.away ? DAY_ABSENT : DAY_WORKED);
        enum schedule_day told = schedule_explain(schedule, rhythm, day);
        gboolean is_round = told == SCHEDULE_DAY_ASKED || told == SCHEDULE_DAY_AWAY;
        g_assert_cmpint(is_round, ==, day == occasion.day);
        next += is_round;
    }
}

static void test_any_calendar(void)
{
    static const char *const days[] = {"mon-fri", "mon",      "fri every 2 weeks",
                                       "day 15",  "last fri", "mon,wed,fri"};
    static const char *const if_offs[] = {"skip", "next", "previous"};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 180; round++) {
        struct days_off *off = days_off_new();
        struct rhythm rhythm;
        int32_t first = date("2026-01-01") + round;
        struct schedule schedule = weekly(days[round % 6], if_offs[round / 6 % 3]);
        someone(&rhythm, round % 2 ? "mon-fri" : "sun,tue,wed");
        for (int i = 0; i < 12; i++) {
            int32_t from = first + g_rand_int_range(random, -30, 150);
            days_off_add(off, from, from + g_rand_int_range(random, 0, i < 8 ? 3 : 20), "", i % 2);
        }
        rhythm.off = off;
        check_any(&schedule, &rhythm, first);
        days_off_free(off);
    }
}

static void test_explain(void)
{
    struct days_off *off = days_off_new();
    struct rhythm rhythm;
    struct schedule schedule = weekly("mon", "next");
    someone(&rhythm, "mon-fri");
    rhythm.off = off;
    schedule.start = date("2026-11-24");
    schedule.end = date("2026-12-14");
    days_off_add(off, date("2026-11-30"), date("2026-11-30"), "St Andrew's Day", FALSE);
    days_off_add(off, date("2026-12-07"), date("2026-12-13"), "leave", TRUE);
    static const struct {
        const char *day;
        enum schedule_day told;
        enum day_kind kind;
    } days[] = {
        {"2026-11-23", SCHEDULE_DAY_BEFORE, DAY_WORKED},
        {"2026-11-24", SCHEDULE_DAY_NOT_NAMED, DAY_WORKED},
        {"2026-11-30", SCHEDULE_DAY_OFF, DAY_HOLIDAY},
        {"2026-12-01", SCHEDULE_DAY_ASKED, DAY_WORKED},
        {"2026-12-05", SCHEDULE_DAY_NOT_NAMED, DAY_NO_WORKDAY},
        {"2026-12-07", SCHEDULE_DAY_AWAY, DAY_ABSENT},
        {"2026-12-14", SCHEDULE_DAY_ASKED, DAY_WORKED},
        {"2026-12-21", SCHEDULE_DAY_AFTER, DAY_WORKED},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        g_test_message("%s", days[i].day);
        g_assert_cmpint(schedule_explain(&schedule, &rhythm, date(days[i].day)), ==, days[i].told);
        g_assert_cmpint(rhythm_day(&rhythm, date(days[i].day)), ==, days[i].kind);
    }
    days_off_free(off);
}

/* What a letter says of it does not depend on the week in which it is written. */
static void test_described(void)
{
    static const struct {
        const char *workdays, *days, *if_off, *told;
    } letters[] = {
        {"mon-fri", "mon-fri", "skip", "mon-fri"},
        {"tue-fri", "mon-fri", "skip", "tue-fri"},
        {"tue-fri", "mon", "next", "tue"},
        {"mon-thu", "fri every 2 weeks", "previous", "thu every 2 weeks"},
        {"mon-thu", "last fri", "previous", "last fri"},
        {"mon-fri", "day 15", "next", "day 15"},
        {"mon-fri", "on-demand", "next", "on-demand"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
        struct days_off *off = days_off_new();
        struct rhythm rhythm;
        struct schedule schedule = weekly(letters[i].days, letters[i].if_off);
        someone(&rhythm, letters[i].workdays);
        days_off_add(off, 0, 40000, "for ever", i % 2);
        rhythm.off = off;
        schedule.start = date("2030-01-01");
        struct days_rule rule = schedule_days(&schedule, &rhythm);
        g_autoptr(GString) told = g_string_new(NULL);
        days_rule_format(&rule, told);
        g_assert_cmpstr(told->str, ==, letters[i].told);
        days_off_free(off);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/off/find", test_find);
    g_test_add_func("/off/find-any", test_find_any);
    g_test_add_func("/off/weeks", test_weeks);
    g_test_add_func("/off/any-calendar", test_any_calendar);
    g_test_add_func("/off/explain", test_explain);
    g_test_add_func("/off/described", test_described);
    return g_test_run();
}
