/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones: which names are zones, and what a wall clock's minute is where clocks jump. */
#include "muster/base/instant.h"
#include "muster/time/calendar.h"

static void test_names(void)
{
    static const char *const names[] = {
        "UTC",       "Europe/Berlin",       "America/Argentina/Buenos_Aires",
        "Etc/GMT+5", "Australia/Lord_Howe",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const struct zone *zone = zone_find(names[i]);
        g_assert_nonnull(zone);
        g_assert_cmpstr(zone_name(zone), ==, names[i]);
        g_assert_true(zone_find(names[i]) == zone);
    }
}

static void test_no_names(void)
{
    static const char *const names[] = {
        "",
        "Europe",
        "Europe/",
        "Europe/Berln",
        "europe/berlin",
        "/usr/share/zoneinfo/Europe/Berlin",
        "../zoneinfo/Europe/Berlin",
        "Europe/../Europe/Berlin",
        ":Europe/Berlin",
        "CET-1CEST",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "+01:00",
        "UTC+1",
        "localtime",
        "posixrules",
        "zone.tab",
        "right/Europe/Berlin",
        "posix/Europe/Berlin",
        "tzdata.zi",
        "Europe/Berlin\n",
        "Europe Berlin",
        "M\xc3\xbcnchen",
        "Z",
        "<+01>-1",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (zone_find(names[i]) != NULL)
            g_error("`%s' was taken for a zone", names[i]);
    }
}

/* Walls and the instants that they are. */
static const struct {
    const char *zone, *day;
    int hour, minute;
    const char *instant;
} walls[] = {
    {"UTC", "2026-11-23", 9, 0, "2026-11-23T09:00:00Z"},
    {"Europe/Berlin", "2026-11-23", 9, 0, "2026-11-23T08:00:00Z"},
    {"Europe/Berlin", "2026-07-01", 9, 0, "2026-07-01T07:00:00Z"},
    {"Asia/Kathmandu", "2026-11-23", 9, 0, "2026-11-23T03:15:00Z"},
    {"Pacific/Kiritimati", "2026-11-23", 9, 0, "2026-11-22T19:00:00Z"},
    {"Pacific/Pago_Pago", "2026-11-23", 14, 0, "2026-11-24T01:00:00Z"},
    /* minutes beyond the day are the next day's */
    {"Europe/Berlin", "2026-11-23", 30, 0, "2026-11-24T05:00:00Z"},
    /* Berlin's gap from 02:00 to 03:00, and its doubled hour from 02:00 to 03:00 */
    {"Europe/Berlin", "2026-03-29", 1, 59, "2026-03-29T00:59:00Z"},
    {"Europe/Berlin", "2026-03-29", 2, 0, "2026-03-29T01:00:00Z"},
    {"Europe/Berlin", "2026-03-29", 2, 59, "2026-03-29T01:00:00Z"},
    {"Europe/Berlin", "2026-03-29", 3, 0, "2026-03-29T01:00:00Z"},
    {"Europe/Berlin", "2026-10-25", 2, 0, "2026-10-25T00:00:00Z"},
    {"Europe/Berlin", "2026-10-25", 2, 59, "2026-10-25T00:59:00Z"},
    {"Europe/Berlin", "2026-10-25", 3, 0, "2026-10-25T02:00:00Z"},
    {"America/New_York", "2026-03-08", 2, 30, "2026-03-08T07:00:00Z"},
    {"America/New_York", "2026-11-01", 1, 30, "2026-11-01T05:30:00Z"},
    /* Lord Howe moves by half an hour */
    {"Australia/Lord_Howe", "2026-10-04", 1, 59, "2026-10-03T15:29:00Z"},
    {"Australia/Lord_Howe", "2026-10-04", 2, 15, "2026-10-03T15:30:00Z"},
    {"Australia/Lord_Howe", "2026-10-04", 2, 30, "2026-10-03T15:30:00Z"},
    {"Australia/Lord_Howe", "2026-04-05", 1, 29, "2026-04-04T14:29:00Z"},
    {"Australia/Lord_Howe", "2026-04-05", 1, 45, "2026-04-04T14:45:00Z"},
    {"Australia/Lord_Howe", "2026-04-05", 2, 0, "2026-04-04T15:30:00Z"},
    /* Sao Paulo's clocks jumped at midnight, in both directions */
    {"America/Sao_Paulo", "2018-11-04", 0, 0, "2018-11-04T03:00:00Z"},
    {"America/Sao_Paulo", "2018-11-04", 0, 30, "2018-11-04T03:00:00Z"},
    {"America/Sao_Paulo", "2019-02-16", 23, 30, "2019-02-17T01:30:00Z"},
    {"America/Sao_Paulo", "2019-02-17", 0, 0, "2019-02-17T03:00:00Z"},
    /* Casablanca turns its clocks for Ramadan */
    {"Africa/Casablanca", "2026-02-15", 2, 30, "2026-02-15T01:30:00Z"},
    {"Africa/Casablanca", "2026-02-15", 3, 0, "2026-02-15T03:00:00Z"},
    {"Africa/Casablanca", "2026-03-22", 2, 30, "2026-03-22T02:00:00Z"},
    /* Samoa had no 30 December 2011 */
    {"Pacific/Apia", "2011-12-29", 23, 59, "2011-12-30T09:59:00Z"},
    {"Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T10:00:00Z"},
    {"Pacific/Apia", "2011-12-31", 0, 0, "2011-12-30T10:00:00Z"},
};

static void test_walls(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(walls); i++) {
        const struct zone *zone = zone_find(walls[i].zone);
        int32_t day;
        g_assert_nonnull(zone);
        g_assert_true(day_parse(walls[i].day, &day));
        int64_t instant = zone_instant(zone, day, walls[i].hour * 60 + walls[i].minute);
        g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(instant / INSTANT_SECOND);
        g_autofree char *text = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
        g_test_message("%s %s %02d:%02d", walls[i].zone, walls[i].day, walls[i].hour,
                       walls[i].minute);
        g_assert_cmpstr(text, ==, walls[i].instant);
    }
}

static void test_missing_day(void)
{
    const struct zone *apia = zone_find("Pacific/Apia");
    g_assert_true(zone_has_day(apia, day_of(2011, 12, 29)));
    g_assert_false(zone_has_day(apia, day_of(2011, 12, 30)));
    g_assert_true(zone_has_day(apia, day_of(2011, 12, 31)));
    g_assert_true(zone_has_day(zone_find("America/Sao_Paulo"), day_of(2018, 11, 4)));
}

static void test_offsets(void)
{
    int64_t july = day_of(2026, 7, 1) * INSTANT_DAY;
    g_assert_cmpint(zone_offset(zone_find("UTC"), july), ==, 0);
    g_assert_cmpint(zone_offset(zone_find("Europe/Berlin"), july), ==, 120);
    g_assert_cmpint(zone_offset(zone_find("America/New_York"), july), ==, -240);
    g_assert_cmpint(zone_offset(zone_find("Asia/Kathmandu"), july), ==, 345);
}

/* Every half hour of three years, in an order that defeats what the zone remembers: GLib's own
 * answer. */
static void test_second_opinion(void)
{
    static const char *const names[] = {
        "Europe/Berlin",     "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Africa/Casablanca", "Pacific/Apia",     "America/Sao_Paulo",
    };
    enum { STEPS = 3 * 366 * 48, STRIDE = 7919 /* a prime */ };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const struct zone *zone = zone_find(names[i]);
        g_autoptr(GTimeZone) rules = g_time_zone_new_identifier(names[i]);
        for (int64_t step = 0; step < STEPS; step++) {
            int64_t seconds = INT64_C(1514764800) + (step * STRIDE % STEPS) * 1800;
            int interval = g_time_zone_find_interval(rules, G_TIME_TYPE_UNIVERSAL, seconds);
            int64_t wall = seconds + g_time_zone_get_offset(rules, interval);
            int32_t day;
            int minute;
            zone_local(zone, seconds * INSTANT_SECOND, &day, &minute);
            g_assert_cmpint(day, ==, wall / 86400);
            g_assert_cmpint(minute, ==, wall % 86400 / 60);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/zones/names", test_names);
    g_test_add_func("/zones/no-names", test_no_names);
    g_test_add_func("/zones/walls", test_walls);
    g_test_add_func("/zones/missing-day", test_missing_day);
    g_test_add_func("/zones/offsets", test_offsets);
    g_test_add_func("/zones/second-opinion", test_second_opinion);
    return g_test_run();
}
