/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When people are asked, reminded, and no longer waited for. */
#include "muster/base/instant.h"
#include "muster/time/schedule.h"

#include <string.h>

static struct rhythm rhythm(const char *zone, const char *workdays, const char *hours)
{
    struct rhythm rhythm = {.zone = zone_find(zone)};
    g_assert_nonnull(rhythm.zone);
    g_assert_true(weekdays_parse(workdays, &rhythm.workdays, NULL));
    g_assert_true(hours_parse(hours, &rhythm.hours, NULL));
    return rhythm;
}

/* "09:00 15:00 17:30": ask, reminders, deadline. */
static struct schedule schedule(const char *days, const char *hours)
{
    struct schedule schedule = {0};
    g_auto(GStrv) words = g_strsplit(hours, " ", -1);
    guint last = g_strv_length(words) - 1;
    g_assert_true(days_rule_parse(days, &schedule.days, NULL));
    g_assert_true(hour_rule_parse(words[0], &schedule.ask, NULL));
    for (guint i = 1; i < last; i++)
        g_assert_true(hour_rule_parse(words[i], &schedule.remind[schedule.n_reminders++], NULL));
    g_assert_true(hour_rule_parse(words[last], &schedule.on_time, NULL));
    return schedule;
}

static const char *const week_words[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static void append_wall(GString *out, const struct zone *zone, int64_t instant)
{
    int32_t day;
    int minute;
    zone_local(zone, instant, &day, &minute);
    g_string_append_printf(out, "%s%s %02d:%02d", out->len > 0 ? ", " : "",
                           week_words[day_weekday(day)], minute / 60, minute % 60);
}

/* The occasions of the week of Monday 23 November 2026, as a person would tell them. */
static const struct {
    const char *story;
    const char *workdays, *hours; /* the person's */
    const char *days, *schedule;
    const char *from; /* the first day to look at */
    const char *told; /* "ROUND: ask, reminders, deadline", or "never" */
} stories[] = {
    {"the daily check-in as init writes it", "mon-fri", "08:30-17:30", "mon-fri",
     "09:00 15:00 17:30", "2026-11-23", "Mon: Mon 09:00, Mon 15:00, Mon 17:30"},
    {"a weekend is passed over", "mon-fri", "08:30-17:30", "mon-fri", "09:00 15:00 17:30",
     "2026-11-28", "Mon: Mon 09:00, Mon 15:00, Mon 17:30"},
    {"Sunday to Thursday", "sun-thu", "08:30-17:30", "daily", "09:00 15:00 17:30", "2026-11-27",
     "Sun: Sun 09:00, Sun 15:00, Sun 17:30"},
    {"a part-timer is not asked on a day off", "tue,thu", "08:30-17:30", "mon-fri",
     "09:00 15:00 17:30", "2026-11-25", "Thu: Thu 09:00, Thu 15:00, Thu 17:30"},
    {"workflow and person never meet", "mon-wed", "08:30-17:30", "fri", "09:00 15:00 17:30",
     "2026-11-23", "never"},
    {"a working day without hours is none", "mon-fri", "tue 08:30-17:30", "mon-fri",
     "09:00 15:00 17:30", "2026-11-23", "Tue: Tue 09:00, Tue 15:00, Tue 17:30"},
    {"begins late: the question waits, the rest follows as far as the hours go", "mon-fri",
     "12:00-20:00", "mon-fri", "09:00 15:00 17:30", "2026-11-23",
     "Mon: Mon 12:00, Mon 18:00, Mon 20:00"},
    {"a short afternoon: the reminder keeps its share of the window", "mon-fri", "13:00-17:00",
     "mon-fri", "09:00 15:00 17:30", "2026-11-23", "Mon: Mon 13:00, Mon 15:49, Mon 17:00"},
    {"goes home early: the deadline is the end of the hours", "mon-fri", "06:00-14:00", "mon-fri",
     "09:00 15:00 17:30", "2026-11-23", "Mon: Mon 09:00, Mon 12:31, Mon 14:00"},
    {"is gone when the question comes: asked at the end, the distance stays", "mon-fri",
     "06:00-08:00", "mon-fri", "09:00 15:00 17:30", "2026-11-23", "Mon: Mon 08:00, Mon 16:30"},
    {"Friday is short", "mon-fri", "09:00-17:30, fri 09:00-12:00", "fri", "09:00 15:00 17:30",
     "2026-11-23", "Fri: Fri 09:00, Fri 11:07, Fri 12:00"},
    {"a window too short for a reminder", "mon-fri", "09:00-09:20", "mon-fri", "09:00 15:00 17:30",
     "2026-11-23", "Mon: Mon 09:00, Mon 09:20"},
    {"at the beginning and the end of the day", "mon-fri", "07:15-16:45", "mon-fri",
     "begin-of-day 12:00 end-of-day", "2026-11-23", "Mon: Mon 07:15, Mon 12:00, Mon 16:45"},
    {"a reminder at the end of the day leaves no time", "mon-fri", "08:00-16:00", "mon-fri",
     "begin-of-day end-of-day end-of-day", "2026-11-23", "Mon: Mon 08:00, Mon 16:00"},
    {"asked in the evening, due next morning", "mon-fri", "08:30-17:30", "mon-fri",
     "end-of-day 08:45 10:00", "2026-11-23", "Mon: Mon 17:30, Tue 08:45, Tue 10:00"},
    {"asked on Friday evening, due on Monday", "mon-fri", "08:30-17:30", "mon-fri",
     "end-of-day 09:00 10:00", "2026-11-27", "Fri: Fri 17:30, Mon 09:00, Mon 10:00"},
    {"asked at ten, reminded at the end of the day, due next morning", "mon-fri", "08:30-17:30",
     "mon-fri", "10:00 end-of-day 09:00", "2026-11-23", "Mon: Mon 10:00, Mon 17:30, Tue 09:00"},
    {"reminders in any order", "mon-fri", "08:30-17:30", "mon-fri", "09:00 16:00 11:00 14:00 17:30",
     "2026-11-23", "Mon: Mon 09:00, Mon 11:00, Mon 14:00, Mon 16:00, Mon 17:30"},
    {"the same reminder twice comes once", "mon-fri", "08:30-17:30", "mon-fri",
     "09:00 15:00 15:00 17:30", "2026-11-23", "Mon: Mon 09:00, Mon 15:00, Mon 17:30"},
    {"a reminder after the deadline is none", "mon-fri", "08:30-19:00", "mon-fri",
     "09:00 18:00 17:30", "2026-11-23", "Mon: Mon 09:00, Mon 17:30"},
    {"the night shift is asked within its night", "mon-fri", "22:00-06:00", "mon-fri",
     "23:00 02:00 05:00", "2026-11-23", "Mon: Mon 23:00, Tue 02:00, Tue 05:00"},
    {"the night shift is asked after midnight", "mon-fri", "22:00-06:00", "mon-fri",
     "01:00 03:00 05:00", "2026-11-27", "Fri: Sat 01:00, Sat 03:00, Sat 05:00"},
    {"the night shift and hours of the day: the nearest end", "mon-fri", "22:00-06:00", "mon-fri",
     "19:00 21:00 23:00", "2026-11-23", "Mon: Mon 22:00, Tue 00:00, Tue 02:00"},
    {"a night to the end of the shift", "mon-fri", "22:00-06:00", "mon-fri",
     "begin-of-day 02:00 end-of-day", "2026-11-23", "Mon: Mon 22:00, Tue 02:00, Tue 06:00"},
};

static void test_stories(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(stories); i++) {
        struct rhythm person = rhythm("Europe/Berlin", stories[i].workdays, stories[i].hours);
        struct schedule workflow = schedule(stories[i].days, stories[i].schedule);
        struct occasion occasion;
        g_autoptr(GString) told = g_string_new(NULL);
        int32_t from;
        g_assert_true(day_parse(stories[i].from, &from));
        if (!schedule_next(&workflow, &person, from, &occasion)) {
            g_string_assign(told, "never");
        } else {
            append_wall(told, person.zone, occasion.ask);
            for (guint r = 0; r < occasion.n_reminders; r++)
                append_wall(told, person.zone, occasion.remind[r]);
            append_wall(told, person.zone, occasion.on_time);
            g_autofree char *round = g_strdup_printf("%s: ", week_words[day_weekday(occasion.day)]);
            g_string_prepend(told, round);
        }
        g_test_message("%s", stories[i].story);
        g_assert_cmpstr(told->str, ==, stories[i].told);
    }
}

/* A weekly round, and a person who is off on its day. */
static const struct {
    const char *workdays, *days, *if_off;
    const char *fallen; /* weekdays of a week's rounds */
} moves[] = {
    {"tue-fri", "mon", "skip", "none"},
    {"tue-fri", "mon", "next", "tue"},
    {"tue-fri", "mon", "previous", "fri"},
    {"mon-thu", "fri", "next", "mon"},
    {"mon-thu", "fri", "previous", "thu"},
    {"mon-fri", "mon", "next", "mon"},
    {"wed", "sat", "next", "wed"},
    {"tue,thu", "mon-fri", "next", "tue,thu"},
    {"tue,thu", "mon,wed", "previous", "tue,thu"},
    {"none", "mon", "next", "none"},
};

static void test_if_off(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(moves); i++) {
        struct rhythm person = rhythm("Europe/Berlin", moves[i].workdays, "08:30-17:30");
        struct schedule workflow = schedule(moves[i].days, "09:00 17:30");
        guint8 fallen;
        int32_t monday;
        g_assert_true(if_off_parse(moves[i].if_off, &workflow.if_off, NULL));
        g_assert_true(weekdays_parse(moves[i].fallen, &fallen, NULL));
        g_assert_true(day_parse("2026-11-23", &monday));
        g_test_message("works %s, asked %s, %s", moves[i].workdays, moves[i].days, moves[i].if_off);
        g_assert_cmphex(schedule_weekdays(&workflow, &person), ==, fallen);
        struct occasion occasion;
        g_assert_cmpint(schedule_next(&workflow, &person, monday, &occasion), ==, fallen != 0);
        g_assert_true(fallen == 0 || (fallen & (1 << day_weekday(occasion.day))) != 0);
    }
}

/* Clocks that jump within the hours. */
static void test_gap(void)
{
    struct rhythm night = rhythm("Europe/Berlin", "daily", "00:00-08:00");
    struct schedule in_gap = schedule("daily", "02:10 02:30 02:50");
    struct occasion occasion;
    g_assert_true(schedule_next(&in_gap, &night, day_of(2026, 3, 29), &occasion));
    int64_t after_gap = day_of(2026, 3, 29) * INSTANT_DAY + INSTANT_HOUR;
    g_assert_cmpint(occasion.ask, ==, after_gap);
    g_assert_cmpint(occasion.on_time, ==, after_gap + 40 * INSTANT_MINUTE);
    g_assert_cmpint(occasion.n_reminders, ==, 1);
    g_assert_cmpint(occasion.remind[0], ==, after_gap + 20 * INSTANT_MINUTE);
}

static void test_missing_day(void)
{
    struct rhythm apia = rhythm("Pacific/Apia", "daily", "08:30-17:30");
    struct schedule daily = schedule("daily", "09:00 15:00 17:30");
    struct occasion occasion;
    g_assert_true(schedule_next(&daily, &apia, day_of(2011, 12, 30), &occasion));
    g_assert_cmpint(occasion.day, ==, day_of(2011, 12, 31));
    g_assert_cmpint(occasion.ask, ==, zone_instant(apia.zone, day_of(2011, 12, 31), 540));
}

/* What must hold for anyone's occasion, whatever zone, hours and workflow. */
static void check_occasion(const struct schedule *workflow, const struct rhythm *person,
                           const struct occasion *occasion)
{
    int64_t last = occasion->ask;
    g_assert_true(workflow->days.weekdays & (1 << day_weekday(occasion->day)));
    g_assert_true(person->workdays & (1 << day_weekday(occasion->day)));
    g_assert_true(rhythm_is_open(person, occasion->ask));
    for (guint i = 0; i < occasion->n_reminders; i++) {
        g_assert_cmpint(occasion->remind[i], >, last);
        g_assert_true(rhythm_is_open(person, occasion->remind[i]));
        last = occasion->remind[i];
    }
    g_assert_cmpint(occasion->on_time, >, occasion->ask);
    if (occasion->n_reminders > 0)
        g_assert_cmpint(occasion->on_time - last, >=, 15 * INSTANT_MINUTE);
    g_assert_cmpint(occasion->ask % INSTANT_MINUTE, ==, 0);
    g_assert_cmpint(occasion->on_time % INSTANT_MINUTE, ==, 0);
}

static const char *const property_zones[] = {
    "Europe/Berlin",     "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
    "Africa/Casablanca", "Pacific/Apia",     "America/Sao_Paulo",
};
static const char *const property_hours[] = {
    "08:30-17:30", "00:30-03:15", "22:00-06:00", "mon-thu 13:00-21:00, fri-sun 06:00-11:00",
    "00:00-24:00", "01:30-01:45",
};
static const char *const property_schedules[] = {
    "09:00 15:00 17:30",      "02:15 02:40 02:55",
    "end-of-day 09:00 10:00", "begin-of-day 11:00 end-of-day",
    "23:30 00:30 01:30",
};

/* Ten years: one occasion each working day, each later than the one before. */
static void check_ten_years(const struct schedule *workflow, const struct rhythm *person)
{
    int32_t end = day_of(2027, 1, 1);
    int64_t last_ask = 0;
    struct occasion occasion;
    int32_t workday;
    for (int32_t day = day_of(2017, 1, 1); day < end; day = occasion.day + 1) {
        g_assert_true(rhythm_next_workday(person, day, &workday));
        g_assert_true(schedule_next(workflow, person, day, &occasion));
        g_assert_cmpint(occasion.day, ==, workday);
        g_assert_cmpint(occasion.ask, >, last_ask);
        check_occasion(workflow, person, &occasion);
        last_ask = occasion.ask;
    }
}

static void test_ten_years(void)
{
    for (gsize z = 0; z < G_N_ELEMENTS(property_zones); z++)
        for (gsize h = 0; h < G_N_ELEMENTS(property_hours); h++)
            for (gsize s = 0; s < G_N_ELEMENTS(property_schedules); s++) {
                struct rhythm person =
                    rhythm(property_zones[z], h % 2 ? "daily" : "mon-fri", property_hours[h]);
                struct schedule workflow = schedule("daily", property_schedules[s]);
                check_ten_years(&workflow, &person);
            }
}

static void assert_wall(const struct rhythm *person, int64_t instant, const char *wall)
{
    g_autoptr(GString) told = g_string_new(NULL);
    append_wall(told, person->zone, instant);
    g_assert_cmpstr(told->str, ==, wall);
}

static void test_next_open(void)
{
    struct rhythm person = rhythm("Europe/Berlin", "mon-fri", "08:30-17:30");
    int32_t monday = day_of(2026, 11, 23);
    static const struct {
        int day, minute;
        const char *open;
    } table[] = {
        {0, 0, "Mon 08:30"},    {0, 510, "Mon 08:30"},  {0, 700, "Mon 11:40"},
        {0, 1050, "Mon 17:30"}, {0, 1051, "Tue 08:30"}, {4, 1200, "Mon 08:30"},
        {5, 600, "Mon 08:30"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        int64_t after = zone_instant(person.zone, monday + table[i].day, table[i].minute);
        int64_t open;
        g_assert_true(rhythm_next_open(&person, after, &open));
        assert_wall(&person, open, table[i].open);
    }
    struct rhythm nobody = rhythm("Europe/Berlin", "none", "08:30-17:30");
    int64_t open;
    g_assert_false(rhythm_next_open(&nobody, 0, &open));
}

static void test_is_open(void)
{
    struct rhythm night = rhythm("Europe/Berlin", "mon-fri", "mon-fri 22:00-06:00");
    int32_t monday = day_of(2026, 11, 23);
    static const struct {
        int day, minute;
        gboolean open;
    } table[] = {
        {0, 300, FALSE}, {0, 1319, FALSE}, {0, 1320, TRUE}, {1, 0, TRUE},
        {1, 360, TRUE},  {1, 361, FALSE},  {5, 359, TRUE},  {5, 1330, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        int64_t at = zone_instant(night.zone, monday + table[i].day, table[i].minute);
        g_assert_cmpint(rhythm_is_open(&night, at), ==, table[i].open);
    }
    struct rhythm day = rhythm("Europe/Berlin", "mon-fri", "08:30-17:30");
    g_assert_true(rhythm_is_open(&day, zone_instant(day.zone, day_of(2026, 11, 28), 600)));
}

static void test_next_hour(void)
{
    struct rhythm person = rhythm("Europe/Berlin", "mon-fri", "09:00-17:00, fri 10:00-12:00");
    int32_t monday = day_of(2026, 11, 23);
    struct hour_rule rule;
    int64_t at;
    int32_t day;
    g_assert_true(hour_rule_parse("08:30", &rule, NULL));
    g_assert_true(
        rhythm_next_hour(&person, &rule, zone_instant(person.zone, monday, 0), &at, &day));
    assert_wall(&person, at, "Mon 09:00");
    g_assert_cmpint(day, ==, monday);
    g_assert_true(rhythm_next_hour(&person, &rule, at, &at, &day));
    assert_wall(&person, at, "Tue 09:00");
    g_assert_true(
        rhythm_next_hour(&person, &rule, zone_instant(person.zone, monday + 3, 541), &at, &day));
    assert_wall(&person, at, "Fri 10:00");
    g_assert_true(rhythm_next_hour(&person, &rule, at, &at, &day));
    assert_wall(&person, at, "Mon 09:00");
    g_assert_cmpint(day, ==, monday + 7);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/schedule/stories", test_stories);
    g_test_add_func("/schedule/if-off", test_if_off);
    g_test_add_func("/schedule/gap", test_gap);
    g_test_add_func("/schedule/missing-day", test_missing_day);
    g_test_add_func("/schedule/ten-years", test_ten_years);
    g_test_add_func("/rhythm/next-open", test_next_open);
    g_test_add_func("/rhythm/is-open", test_is_open);
    g_test_add_func("/rhythm/next-hour", test_next_hour);
    return g_test_run();
}
