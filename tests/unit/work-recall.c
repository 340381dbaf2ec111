/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what somebody planned to a list of boxes. */
#include "work/planning/plan-items.h"

#include <string.h>

static void test_items(void)
{
    static const struct {
        const char *plan, *items; /* joined by bars */
    } cases[] = {
        {"tests", "tests"},
        {"12", "12"},
        {"- tests\n- the export\n", "tests|the export"},
        {"* tests\n\n  * the export", "tests|the export"},
        {"1. tests\n2) 3 reviews\n10. docs", "tests|3 reviews|docs"},
        {"[ ] tests\n- [x] docs\n\342\230\220 review", "tests|docs|review"},
        {"-\n- \n--", ""},
        {"2.5 hours of tests", "2.5 hours of tests"},
        {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) items = plan_items(cases[i].plan);
        g_autofree char *joined = g_strjoinv("|", items);
        g_assert_cmpstr(joined, ==, cases[i].items);
    }
}

/* A plan that is a book is cut: words whole, characters too. */
static void test_limits(void)
{
    g_autoptr(GString) plan = g_string_new(NULL);
    for (guint line = 0; line < 100; line++) {
        for (guint word = 0; word < 100; word++)
            g_string_append(plan, "w\303\266rd ");
        g_string_append_c(plan, '\n');
    }
    g_auto(GStrv) items = plan_items(plan->str);
    g_assert_cmpuint(g_strv_length(items), ==, 30);
    g_assert_cmpuint(strlen(items[0]), <=, 304);
    g_assert_true(g_str_has_suffix(items[0], "rd ..."));
    g_autofree char *endless = g_strnfill(1000, 'x');
    g_auto(GStrv) one = plan_items(endless);
    g_assert_cmpuint(strlen(one[0]), <=, 304);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/recall/items", test_items);
    g_test_add_func("/recall/limits", test_limits);
    return g_test_run();
}
