/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens: what we make we know again, what anybody changed we do not. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "muster/base/instant.h"
#include "muster/work/token.h"
#include "work/site/base32.h"

enum { TODAY = 20780 };

#define OLD_KEY                                                                                    \
    "0 2026-01-01T00:00:00Z 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"
#define NEW_KEY                                                                                    \
    "1 2026-06-01T00:00:00Z f0e0d0c0b0a09080706050403020100ff0e0d0c0b0a09080706050403020100f\n"
#define NEXT_KEY                                                                                   \
    "2 2026-11-01T00:00:00Z 5555555555555555555555555555555555555555555555555555555555555555\n"

/* A state directory with TEXT as its key file. */
static char *state_with(const char *text)
{
    char *state = g_dir_make_tmp("muster-token-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(state, "keys", NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return state;
}

static void state_remove(char *state)
{
    g_autofree char *path = g_build_filename(state, "keys", NULL);
    g_remove(path);
    g_rmdir(state);
    g_free(state);
}

static struct keys *keys_with(const char *text)
{
    struct failure failure = {0};
    char *state = state_with(text);
    struct keys *keys = keys_read(state, &failure);
    g_assert_cmpstr(failure.text, ==, "");
    state_remove(state);
    return keys;
}

static const struct token some_tokens[] = {
    {TOKEN_REPLY, 1, 1, TODAY + TOKEN_DAYS},
    {TOKEN_ENVELOPE, 17, 3, TODAY},
    {TOKEN_REPLY, G_MAXUINT32, 0xffffff, 18262 + G_MAXUINT16},
    {TOKEN_ENVELOPE, 0x01020304, 0x050607, 18262},
};

static void test_round_trip(void)
{
    struct keys *keys = keys_with(OLD_KEY);
    for (guint i = 0; i < G_N_ELEMENTS(some_tokens); i++) {
        char text[TOKEN_LENGTH + 1];
        struct token back;
        token_make(keys, &some_tokens[i], text);
        g_assert_cmpuint(strlen(text), ==, TOKEN_LENGTH);
        g_assert_cmpuint(strspn(text, "abcdefghijklmnopqrstuvwxyz234567"), ==, TOKEN_LENGTH);
        g_assert_cmpint(token_read(keys, text, TOKEN_LENGTH, 18262, &back), ==, TOKEN_GOOD);
        g_assert_cmpint(back.kind, ==, some_tokens[i].kind);
        g_assert_cmpuint(back.mail, ==, some_tokens[i].mail);
        g_assert_cmpuint(back.person, ==, some_tokens[i].person);
        g_assert_cmpint(back.expires, ==, some_tokens[i].expires);
    }
    keys_free(keys);
}

/* The format is a contract with addresses that lie in mailboxes: it must not drift. */
static void test_bytes(void)
{
    struct keys *keys = keys_with(OLD_KEY);
    char text[TOKEN_LENGTH + 1];
    guint8 octets[26];
    token_make(keys, &(struct token){TOKEN_REPLY, 0x01020304, 0x050607, 18262 + 0x0809}, text);
    g_assert_true(base32_decode(text, octets, sizeof octets));
    static const guint8 claim[] = {0x01, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    g_assert_cmpmem(octets, sizeof claim, claim, sizeof claim);
    g_autofree guchar *secret = g_new(guchar, 32);
    for (int i = 0; i < 32; i++)
        secret[i] = (guchar)i;
    g_autofree char *proof = g_compute_hmac_for_data(G_CHECKSUM_SHA256, secret, 32, claim, 10);
    for (int i = 0; i < 16; i++) {
        char hex[3];
        g_snprintf(hex, sizeof hex, "%02x", octets[10 + i]);
        g_assert_cmpmem(hex, 2, proof + 2 * i, 2);
    }
    keys_free(keys);
}

/* Every letter, turned into every other one. */
static void test_flipped(void)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz2345670189-+=@.\001\377";
    struct keys *keys = keys_with(OLD_KEY NEW_KEY);
    char text[TOKEN_LENGTH + 1];
    struct token token;
    token_make(keys, &some_tokens[0], text);
    for (int i = 0; i < TOKEN_LENGTH; i++) {
        char right = text[i];
        for (const char *wrong = letters; *wrong != '\0'; wrong++) {
            text[i] = *wrong;
            if (*wrong != right)
                g_assert_cmpint(token_read(keys, text, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_BAD);
        }
        text[i] = right;
    }
    g_assert_cmpint(token_read(keys, text, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_GOOD);
    g_assert_cmpint(token_read(keys, text, TOKEN_LENGTH - 1, TODAY, &token), ==, TOKEN_BAD);
    keys_free(keys);
}

/* Mail systems may change the case of a local part. */
static void test_upper_case(void)
{
    struct keys *keys = keys_with(OLD_KEY);
    char text[TOKEN_LENGTH + 1];
    struct token token;
    token_make(keys, &some_tokens[0], text);
    g_autofree char *shouted = g_ascii_strup(text, -1);
    g_assert_cmpint(token_read(keys, shouted, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_GOOD);
    keys_free(keys);
}

static void test_expired(void)
{
    struct keys *keys = keys_with(OLD_KEY);
    char text[TOKEN_LENGTH + 1];
    struct token token;
    token_make(keys, &some_tokens[1], text);
    g_assert_cmpint(token_read(keys, text, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_GOOD);
    g_assert_cmpint(token_read(keys, text, TOKEN_LENGTH, TODAY + 1, &token), ==, TOKEN_EXPIRED);
    g_assert_cmpuint(token.mail, ==, 17);
    keys_free(keys);
}

static void test_two_keys(void)
{
    struct keys *before = keys_with(OLD_KEY);
    struct keys *now = keys_with(OLD_KEY NEW_KEY);
    struct keys *later = keys_with(OLD_KEY NEW_KEY NEXT_KEY);
    char old[TOKEN_LENGTH + 1], new[TOKEN_LENGTH + 1];
    struct token token;
    token_make(before, &some_tokens[0], old);
    token_make(now, &some_tokens[0], new);
    g_assert_cmpstr(old, !=, new);
    g_assert_cmpint(token_read(now, old, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_GOOD);
    g_assert_cmpint(token_read(now, new, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_GOOD);
    g_assert_cmpint(token_read(before, new, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_BAD);
    g_assert_cmpint(token_read(later, old, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_BAD);
    g_assert_cmpint(token_read(later, new, TOKEN_LENGTH, TODAY, &token), ==, TOKEN_GOOD);
    keys_free(before);
    keys_free(now);
    keys_free(later);
}

static void test_mask(void)
{
    struct keys *keys = keys_with(OLD_KEY);
    char token[TOKEN_LENGTH + 1];
    token_make(keys, &some_tokens[0], token);
    const struct {
        const char *text, *masked; /* T stands for the token */
    } table[] = {
        {"", ""},
        {"nothing to hide", "nothing to hide"},
        {"T", "(token)"},
        {"<checkin+T@acme.example>", "<checkin+(token)@acme.example>"},
        {"T T\nT", "(token) (token)\n(token)"},
        {"checkinT@acme.example", "checkin(token)@acme.example"},
        {"mailto:checkin%2BT%40acme", "mailto:checkin%2B(token)%40acme"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"caf\303\251 T caf\303\251", "caf\303\251 (token) caf\303\251"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_auto(GStrv) parts = g_strsplit(table[i].text, "T", -1);
        g_autofree char *text = g_strjoinv(token, parts);
        g_autofree char *masked = tokens_mask(keys, text);
        g_assert_cmpstr(masked, ==, table[i].masked);
    }
    keys_free(keys);
}

static void test_handle(void)
{
    char one[HANDLE_LENGTH + 1], other[HANDLE_LENGTH + 1];
    handle_make(one);
    handle_make(other);
    g_assert_cmpuint(strlen(one), ==, HANDLE_LENGTH);
    g_assert_cmpstr(one, !=, other);
}

static void test_key_file_is_made_once(void)
{
    struct failure failure = {0};
    char *state = g_dir_make_tmp("muster-token-XXXXXX", NULL);
    g_assert_true(keys_create(state, 1795000000 * INSTANT_SECOND, &failure));
    g_autofree char *path = g_build_filename(state, "keys", NULL);
    GStatBuf status;
    g_assert_cmpint(g_stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    struct keys *keys = keys_read(state, &failure);
    g_assert_nonnull(keys);
    keys_free(keys);
    g_assert_false(keys_create(state, 0, &failure));
    g_assert_cmpint(failure.kind, ==, FAILURE_BUSY);
    state_remove(state);
}

static void test_bad_key_files(void)
{
    static const struct {
        const char *text, *says;
    } table[] = {
        {"", "there is no key in it"},
        {"\n", "there is no key in it"},
        {"0 2026-01-01T00:00:00Z 0011\n", ":1: this is no key"},
        {OLD_KEY "16" NEW_KEY, ":2: this is no key"},
        {"0 yesterday 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
         ":1: this is no key"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct failure failure = {0};
        char *state = state_with(table[i].text);
        g_assert_null(keys_read(state, &failure));
        g_assert_cmpint(failure.kind, ==, FAILURE_CONFIG);
        g_assert_nonnull(strstr(failure.text, table[i].says));
        state_remove(state);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/token/round-trip", test_round_trip);
    g_test_add_func("/token/bytes", test_bytes);
    g_test_add_func("/token/flipped", test_flipped);
    g_test_add_func("/token/upper-case", test_upper_case);
    g_test_add_func("/token/expired", test_expired);
    g_test_add_func("/token/two-keys", test_two_keys);
    g_test_add_func("/token/mask", test_mask);
    g_test_add_func("/token/handle", test_handle);
    g_test_add_func("/token/key-file", test_key_file_is_made_once);
    g_test_add_func("/token/bad-key-file", test_bad_key_files);
    return g_test_run();
}
