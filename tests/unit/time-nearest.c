/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which zone was meant. */
#include "muster/time/calendar.h"

static void test_nearest(void)
{
    static const struct {
        const char *name, *zone; /* NULL: no guess */
    } table[] = {
        {"Europe/Berln", "Europe/Berlin"},
        {"europe/berlin", "Europe/Berlin"},
        {"Berlin", "Europe/Berlin"},
        {"new york", "America/New_York"},
        {"America/New York", "America/New_York"},
        {"Kathmandoo", "Asia/Kathmandu"},
        {"utc", "UTC"},
        {"", NULL},
        {"somewhere far beyond the sea", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        g_assert_cmpstr(zone_nearest(table[i].name), ==, table[i].zone);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/zones/nearest", test_nearest);
    return g_test_run();
}
