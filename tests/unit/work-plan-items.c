/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what somebody planned to a list of boxes, and what their answer leaves of it. */
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

/* What of a plan an answer leaves. */
static void test_strike(void)
{
    static const struct {
        const char *answer, *left; /* joined by bars */
    } cases[] = {
        {"", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"tests", "tests for the parser|Bob\342\200\231s login review"},
        {"- Tests.", "tests for the parser|Bob\342\200\231s login review"},
        {"tests for the parser", "tests|Bob\342\200\231s login review"},
        {"tests for the parser\ntests", "Bob\342\200\231s login review"},
        {"Bob's login review", "tests|tests for the parser"},
        {"[x] tests, took two days", "tests for the parser|Bob\342\200\231s login review"},
        {"\342\234\223 [ ] tests, too", "tests for the parser|Bob\342\200\231s login review"},
        {"[ ] tests: moved to next week",
         "tests|tests for the parser|Bob\342\200\231s login review"},
        {"[ ] tests", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"tests: not yet", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"testsuite", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"helped support\n\ntests", "tests for the parser|Bob\342\200\231s login review"},
        {"[>] tests", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"tests: erledigt", "tests for the parser|Bob\342\200\231s login review"},
        {"[ ] tests - done, thanks", "tests for the parser|Bob\342\200\231s login review"},
        {"tests: not done", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"tests: done by Friday, if Bob is back",
         "tests|tests for the parser|Bob\342\200\231s login review"},
        {"[>] tests: done", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"tests -> next week", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"x tests\n1. X tests for the parser", "Bob\342\200\231s login review"},
        {"> tests", "tests|tests for the parser|Bob\342\200\231s login review"},
        {"tests\ntests", "tests for the parser|Bob\342\200\231s login review"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(items, g_strdup("tests"));
        g_ptr_array_add(items, g_strdup("tests for the parser"));
        g_ptr_array_add(items, g_strdup("Bob\342\200\231s login review"));
        plan_strike(items, cases[i].answer);
        g_ptr_array_add(items, NULL);
        g_autofree char *left = g_strjoinv("|", (char **)items->pdata);
        g_assert_cmpstr(left, ==, cases[i].left);
    }
}

/* How many of what is left are moved: each once, and not what is only said of one. */
static void test_moved(void)
{
    static const struct {
        const char *answer;
        guint moved;
    } cases[] = {
        {"", 0},
        {"[>] tests", 1},
        {"- [>] tests\n-> Bob's login review\n\342\206\222 tests for the parser", 3},
        {"[ ] tests: moved to next week", 1},
        {"tests for the parser -> next week", 1},
        {"[>] tests\n[ ] tests: moved", 1},
        {"[ ] tests: no time", 0},
        {"> tests\n1. > Bob's login review", 2},
        {"[>] lunch", 0},
        {"all is moved", 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        static const char *const left[] = {"tests", "tests for the parser",
                                           "Bob\342\200\231s login review"};
        g_autoptr(GPtrArray) items = g_ptr_array_new();
        for (gsize k = 0; k < G_N_ELEMENTS(left); k++)
            g_ptr_array_add(items, (gpointer)left[k]);
        g_test_message("%s", cases[i].answer);
        g_assert_cmpuint(plan_moved(items, cases[i].answer), ==, cases[i].moved);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/plan-items/items", test_items);
    g_test_add_func("/plan-items/limits", test_limits);
    g_test_add_func("/plan-items/strike", test_strike);
    g_test_add_func("/plan-items/moved", test_moved);
    return g_test_run();
}
