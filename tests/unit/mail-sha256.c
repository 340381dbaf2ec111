/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digests of FIPS 180-4, whoever makes them. */
#include "mail/read/sha256.h"

#include <string.h>

static void assert_digest(const char *text, guint times, const char *wanted)
{
    guint8 digest[SHA256_OCTETS];
    struct sha256 *sum = sha256_new();
    for (guint i = 0; i < times; i++)
        sha256_add(sum, text, strlen(text));
    sha256_end(sum, digest);
    g_autoptr(GString) hex = g_string_new(NULL);
    for (guint i = 0; i < sizeof digest; i++)
        g_string_append_printf(hex, "%02x", digest[i]);
    g_assert_cmpstr(hex->str, ==, wanted);
}

static void test_vectors(void)
{
    assert_digest("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_digest("aaaaaaaaaa", 100000,
                  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sha256/vectors", test_vectors);
    return g_test_run();
}
