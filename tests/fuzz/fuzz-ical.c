/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-ical.c - a libFuzzer target: any bytes as a calendar
 *
 * Besides what the sanitizers see: days off lie within what was asked for, in order, under valid
 * names; the same bytes give the same days.
 */
#include "muster/time/ical.h"

#include "fuzz/fuzz.h"

static void days_check(const struct days_off *off, const struct ical_wish *wish)
{
    for (guint i = 0; i < days_off_count(off); i++) {
        const struct day_off *day = days_off_get(off, i);
        g_assert_cmpint(day->first, >=, wish->first);
        g_assert_cmpint(day->last, <=, wish->last);
        g_assert_cmpint(day->first, <=, day->last);
        g_assert_true(g_utf8_validate(day->name, -1, NULL));
        g_assert_cmpuint(strlen(day->name), <=, ICAL_NAME_MAX);
        g_assert_true(i == 0 || days_off_get(off, i - 1)->first <= day->first);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct rhythm rhythm = {.zone = zone_find("Europe/Berlin"), .workdays = 0x1f};
    hours_parse("08:30-17:30, fri 08:30-12:00", &rhythm.hours, NULL);
    struct ical_wish wish = {&rhythm, day_of(2026, 1, 1), day_of(2027, 12, 31), TRUE};
    struct faults faults = {0};
    struct failure failure = {0};
    struct days_off *off =
        ical_read((const char *)bytes, length, &wish, "c.ics", &faults, &failure);
    struct days_off *again = ical_read((const char *)bytes, length, &wish, "c.ics", NULL, NULL);
    g_assert_true((off == NULL) == failure_is_set(&failure));
    g_assert_true((off == NULL) == (again == NULL));
    if (off != NULL) {
        days_check(off, &wish);
        g_assert_cmpuint(days_off_count(off), ==, days_off_count(again));
    }
    days_off_free(off);
    days_off_free(again);
    faults_clear(&faults);
    return 0;
}
