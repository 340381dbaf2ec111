/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: what is one, and whose it is. */
#include <glib.h>

#include "muster/base/address.h"

static const struct {
    const char *address;
    gboolean valid;
} addresses[] = {
    {"ann@example.com", TRUE},
    {"ann@localhost", TRUE},
    {"checkin+abc-DEF_0.x=@sub.example.co.uk", TRUE},
    {"o'hara&co!#$%*/?^`{|}~@example.com", TRUE},
    {".dots..are.harmless.@docomo.example", TRUE},
    {"zoë@exämple.com", TRUE},
    {"", FALSE},
    {"ann", FALSE},
    {"@example.com", FALSE},
    {"ann@", FALSE},
    {"ann@example..com", FALSE},
    {"ann@.example.com", FALSE},
    {"ann@example.com.", FALSE},
    {"ann@-example.com", FALSE},
    {"ann@example-.com", FALSE},
    {"ann@exam_ple.com", FALSE},
    {"ann@[127.0.0.1]", FALSE},
    {"ann lee@example.com", FALSE},
    {"ann@bob@example.com", FALSE},
    {"<ann@example.com>", FALSE},
    {"\"ann\"@example.com", FALSE},
    {"ann,bob@example.com", FALSE},
    {"ann@example.com\n", FALSE},
    {"ann\r\nRCPT TO:<x@y>@example.com", FALSE},
    {"ann\177@example.com", FALSE},
    {"ann\xc2\x85@example.com", FALSE},     /* a C1 control */
    {"ann\xff@example.com", FALSE},         /* no UTF-8 */
    {"ann\xc0\xafroot@example.com", FALSE}, /* an overlong slash */
    {"ann\xed\xa0\x80@example.com", FALSE}, /* half a surrogate pair */
    {"ann@example.com\xe2\x82", FALSE},     /* cut in the middle */
};

static void test_valid(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
        g_test_message("row %" G_GSIZE_FORMAT, i);
        g_assert_cmpint(address_is_valid(addresses[i].address), ==, addresses[i].valid);
    }
}

/* At the limit it is valid, one octet further it is not. */
static void test_limits(void)
{
    g_autofree char *local = g_strnfill(ADDRESS_LOCAL_MAX, 'a');
    g_autofree char *longest_local = g_strdup_printf("%s@b", local);
    g_autofree char *longer_local = g_strdup_printf("a%s@b", local);
    g_assert_true(address_is_valid(longest_local));
    g_assert_false(address_is_valid(longer_local));

    g_autofree char *label = g_strnfill(63, 'b');
    g_autofree char *longest_label = g_strdup_printf("a@%s.example", label);
    g_autofree char *longer_label = g_strdup_printf("a@b%s.example", label);
    g_assert_true(address_is_valid(longest_label));
    g_assert_false(address_is_valid(longer_label));

    g_autofree char *whole = g_strdup_printf("%s@%s.%s.%.61s", local, label, label, label);
    g_autofree char *too_much = g_strdup_printf("%sb", whole);
    g_assert_cmpint(strlen(whole), ==, ADDRESS_MAX);
    g_assert_true(address_is_valid(whole));
    g_assert_false(address_is_valid(too_much));
}

static void test_lower(void)
{
    char address[] = "Ann.LEE+ABCxyz@EXAMPLE.Com Ä";
    address_lower(address);
    g_assert_cmpstr(address, ==, "ann.lee+abcxyz@example.com Ä");
}

static const struct {
    const char *recipient, *delimiter;
    enum address_match match;
    const char *detail;
} recipients[] = {
    {"checkin@acme.example", "+", ADDRESS_PLAIN, NULL},
    {"CheckIn@ACME.example", "+", ADDRESS_PLAIN, NULL},
    {"checkin", "+", ADDRESS_PLAIN, NULL},
    {"checkin+abc@acme.example", "+", ADDRESS_DETAIL, "abc"},
    {"CHECKIN+AbC@Acme.Example", "+", ADDRESS_DETAIL, "AbC"},
    {"checkin+a+b-c@acme.example", "+", ADDRESS_DETAIL, "a+b-c"},
    {"checkin+@acme.example", "+", ADDRESS_DETAIL, ""},
    {"checkin+abc", "+", ADDRESS_DETAIL, "abc"},
    {"checkin-abc@acme.example", "-", ADDRESS_DETAIL, "abc"},
    {"checkin-abc@acme.example", "+", ADDRESS_FOREIGN, NULL},
    {"checkin+abc@acme.example", "", ADDRESS_FOREIGN, NULL},
    {"checkin@acme.example", "", ADDRESS_PLAIN, NULL},
    {"checkins@acme.example", "+", ADDRESS_FOREIGN, NULL},
    {"check@acme.example", "+", ADDRESS_FOREIGN, NULL},
    {"checkin@acme.example.com", "+", ADDRESS_FOREIGN, NULL},
    {"checkin@sub.acme.example", "+", ADDRESS_FOREIGN, NULL},
    {"checkin+x@acme.example@evil.example", "+", ADDRESS_FOREIGN, NULL},
    {"", "+", ADDRESS_FOREIGN, NULL},
    {"@acme.example", "+", ADDRESS_FOREIGN, NULL},
};

static void test_match(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(recipients); i++) {
        const char *detail;
        size_t length;
        g_test_message("<%s> with `%s'", recipients[i].recipient, recipients[i].delimiter);
        g_assert_cmpint(address_match(recipients[i].recipient, "checkin", "acme.example",
                                      recipients[i].delimiter, &detail, &length),
                        ==, recipients[i].match);
        g_autofree char *found = detail != NULL ? g_strndup(detail, length) : NULL;
        g_assert_cmpstr(found, ==, recipients[i].detail);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/address/valid", test_valid);
    g_test_add_func("/base/address/limits", test_limits);
    g_test_add_func("/base/address/lower", test_lower);
    g_test_add_func("/base/address/match", test_match);
    return g_test_run();
}
