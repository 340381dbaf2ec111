/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large something is said to be. */
#include <glib.h>

#include "muster/base/size.h"

static const struct {
    guint64 octets;
    const char *said;
} sizes[] = {
    {0, "1 KB"},
    {8, "1 KB"},
    {1499, "1 KB"},
    {1500, "2 KB"},
    {120000, "120 KB"},
    {999499, "999 KB"},
    {999500, "1.0 MB"},
    {1048576, "1.0 MB"},
    {2100000, "2.1 MB"},
    {9949999, "9.9 MB"},
    {9950000, "10 MB"},
    {16000000, "16 MB"},
    {16499999, "16 MB"},
    {16500000, "17 MB"},
    {16 << 20, "17 MB"},
    {300000000, "300 MB"},
    {1200000000, "1200 MB"},
};

static void test_sizes(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        char said[SIZE_TEXT_MAX];
        size_format(sizes[i].octets, said);
        g_assert_cmpstr(said, ==, sizes[i].said);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/size", test_sizes);
    return g_test_run();
}
