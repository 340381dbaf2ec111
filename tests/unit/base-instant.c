/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants as text and back. */
#include <glib.h>

#include "muster/base/instant.h"

static const struct {
    const char *text, *utc;
    gint64 microseconds; /* beyond the whole second */
} instants[] = {
    {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0},
    {"2026-11-23T09:12:44Z", "2026-11-23T09:12:44Z", 0},
    {"2026-11-23T09:12:44+01:00", "2026-11-23T08:12:44Z", 0},
    {"2026-11-23T09:12:44+0530", "2026-11-23T03:42:44Z", 0},
    {"2026-11-23T23:30-0800", "2026-11-24T07:30:00Z", 0},
    {"2026-11-23t09:12z", "2026-11-23T09:12:00Z", 0},
    {"2026-11-23 09:12Z", "2026-11-23T09:12:00Z", 0},
    {"2026-11-23T09:12:44.5Z", "2026-11-23T09:12:44Z", 500000},
    {"2026-11-23T09:12:44,1234569Z", "2026-11-23T09:12:44Z", 123456},
    {"2024-02-29T12:00Z", "2024-02-29T12:00:00Z", 0},
    {"2000-02-29T12:00Z", "2000-02-29T12:00:00Z", 0},
    {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", 0}, /* a leap second */
    {"2038-01-19T03:14:08Z", "2038-01-19T03:14:08Z", 0},
    {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", 0},
};

static void test_parse(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(instants); i++) {
        int64_t instant;
        char text[INSTANT_TEXT_MAX];
        g_test_message("%s", instants[i].text);
        g_assert_true(instant_parse(instants[i].text, &instant, NULL));
        instant_format(instant, text);
        g_assert_cmpstr(text, ==, instants[i].utc);
        g_assert_cmpint(instant % INSTANT_SECOND, ==, instants[i].microseconds);
    }
}

static void test_parse_wrong(void)
{
    static const char *const wrong[] = {
        "",
        "now",
        "2026-11-23",
        "2026-11-23T09:12:44",       /* no offset */
        "2026-11-23T09:12:44 Z",     /* a blank */
        "2026-11-23T09:12:44Z ",     /* and another */
        "2026-13-01T00:00Z",         /* month 13 */
        "2026-02-29T00:00Z",         /* no leap year */
        "1900-02-29T00:00Z",         /* before 1970, and none either */
        "2026-11-31T00:00Z",         /* November has 30 days */
        "2026-11-00T00:00Z",         /* day 0 */
        "2026-11-23T24:00Z",         /* hour 24 */
        "2026-11-23T09:60Z",         /* minute 60 */
        "2026-11-23T09:12:61Z",      /* second 61 */
        "2026-11-23T09:12:44.Z",     /* no digits of a fraction */
        "2026-11-23T09:12+1:00",     /* one digit of an hour */
        "2026-11-23T09:12+24:00",    /* an offset of a day */
        "1969-12-31T23:59:59Z",      /* before the epoch */
        "1970-01-01T00:00:00+00:01", /* also before it */
        "10000-01-01T00:00:00Z",     /* five digits */
        "+026-11-23T09:12:44Z",      /* a sign is no digit */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        struct failure failure = {.kind = FAILURE_NONE};
        int64_t instant;
        g_test_message("%s", wrong[i]);
        g_assert_false(instant_parse(wrong[i], &instant, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_USAGE);
    }
}

/* GLib's calendar and ours agree on the first of each month for eight thousand years. */
static void test_calendar(void)
{
    for (int year = 1970; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            int64_t instant;
            g_autofree char *text = g_strdup_printf("%04d-%02d-01T00:00Z", year, month);
            g_autoptr(GDateTime) date = g_date_time_new_utc(year, month, 1, 0, 0, 0);
            g_assert_true(instant_parse(text, &instant, NULL));
            g_assert_cmpint(instant / INSTANT_SECOND, ==, g_date_time_to_unix(date));
        }
    }
}

static void test_now(void)
{
    int64_t now, before = instant_clock();
    g_unsetenv("MUSTER_NOW");
    g_assert_true(instant_now(NULL, &now, NULL));
    g_assert_cmpint(now, >=, before);
    g_assert_cmpint(now, <=, instant_clock());

    g_setenv("MUSTER_NOW", "1970-01-01T00:00:07Z", TRUE);
    g_assert_true(instant_now(NULL, &now, NULL));
    g_assert_cmpint(now, ==, 7 * INSTANT_SECOND);
    g_assert_true(instant_now("1970-01-01T00:00:09Z", &now, NULL));
    g_assert_cmpint(now, ==, 9 * INSTANT_SECOND);

    g_setenv("MUSTER_NOW", "tomorrow", TRUE);
    g_assert_false(instant_now(NULL, &now, NULL));
    g_unsetenv("MUSTER_NOW");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/instant/parse", test_parse);
    g_test_add_func("/base/instant/parse-wrong", test_parse_wrong);
    g_test_add_func("/base/instant/calendar", test_calendar);
    g_test_add_func("/base/instant/now", test_now);
    return g_test_run();
}
