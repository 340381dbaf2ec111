/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values: what was set is found, the later of two, in whatever order and size. */
#include "muster/mail/values.h"

#include <string.h>

static void test_members(void)
{
    struct values *values = values_new();
    values_set_text(values, "name", "Ann");
    values_set_number(values, "week", 48);
    values_set_text(values, "names", "Ann and Bo");
    values_set_text(values, "name", "Bo");
    g_assert_cmpstr(values_text(values_get(values, "name")), ==, "Bo");
    g_assert_cmpstr(values_text(values_get(values, "names")), ==, "Ann and Bo");
    g_assert_cmpstr(values_text(values_get(values, "week")), ==, "");
    g_assert_null(values_get(values, "nam"));
    g_assert_null(values_get(values_get(values, "name"), "name"));
    values_free(values);
}

static void test_truth(void)
{
    struct values *values = values_new();
    values_set_text(values, "text", "0");
    values_set_text(values, "no-text", "");
    values_set_number(values, "number", -1);
    values_set_number(values, "no-number", 0);
    values_set_flag(values, "flag", TRUE);
    values_set_flag(values, "no-flag", FALSE);
    values_add_text(values_set_list(values, "list"), "");
    values_set_list(values, "no-list");
    values_set_object(values, "object");
    static const char *const TRUE_ONES[] = {"text", "number", "flag", "list", "object"};
    static const char *const FALSE_ONES[] = {"no-text", "no-number", "no-flag", "no-list", "none"};
    for (guint i = 0; i < G_N_ELEMENTS(TRUE_ONES); i++) {
        g_assert_true(values_true(values_get(values, TRUE_ONES[i])));
        g_assert_false(values_true(values_get(values, FALSE_ONES[i])));
    }
    values_free(values);
}

/* A list that was filled apart may become a member of two objects. */
static void test_sharing(void)
{
    struct values *values = values_new();
    struct values *apart = values_list(values), *people = values_set_list(values, "people");
    values_add_text(apart, "the export");
    values_add_text(apart, "tests");
    for (guint i = 0; i < 2; i++)
        values_set(values_add_object(people), "items", apart);
    guint n = 0;
    for (const struct values *one = values_first(people); one != NULL;
         one = values_next(one), n++) {
        const struct values *item = values_first(values_get(one, "items"));
        g_assert_cmpstr(values_text(item), ==, "the export");
        g_assert_cmpstr(values_text(values_next(item)), ==, "tests");
        g_assert_null(values_next(values_next(item)));
    }
    g_assert_cmpuint(n, ==, 2);
    values_free(values);
}

static void test_any_size(void)
{
    struct values *values = values_new(), *list = values_set_list(values, "list");
    for (gsize size = 0; size < 30000; size += 997) {
        g_autofree char *text = g_strnfill(size, 'x');
        values_add_text(list, text);
    }
    gsize size = 0;
    for (const struct values *one = values_first(list); one != NULL; one = values_next(one)) {
        g_assert_cmpuint(strlen(values_text(one)), ==, size);
        size += 997;
    }
    g_assert_cmpuint(size, >, 29000);
    values_free(values);
    values_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/values/members", test_members);
    g_test_add_func("/values/truth", test_truth);
    g_test_add_func("/values/sharing", test_sharing);
    g_test_add_func("/values/any size", test_any_size);
    return g_test_run();
}
