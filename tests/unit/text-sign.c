/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reactions: which replies are a sign, and which have a word of somebody's own. */
#include "mail/reply/reply-sign.h"

struct sign_case {
    const char *text, *sign; /* NULL: it is no sign */
};

static const struct sign_case SIGNS[] = {
    {"👍", "👍"},
    {" 👍\n", "👍"},
    {"👍👍👍", "👍"},
    {"👍🏽", "👍🏽"},
    {"❤️", "❤️"},
    {"👩‍💻", "👩‍💻"},
    {"+1", "👍"},
    {"+1!", "👍"},
    {":-)", ":-)"},
    {"👍\n\nAnn Lee", "👍"},
    {"👍\n\nAnn", "👍"},
    {"👍 Ann Lee reacted to your message", "👍"},
    {"Ann Lee reacted to your message:\n\n❤️", "❤️"},
    {"🎉\n\nAnn Lee reacted via Gmail", "🎉"},
    {"Ann Lee liked your message", "👍"},
    {"Ann Lee hat auf deine Nachricht reagiert 🎉", "🎉"},
    {"Ann Lee a réagi à votre message 🎉", "🎉"},
};

static const struct sign_case WORDS[] = {
    {"", NULL},
    {"1", NULL},
    {"-1", NULL},
    {"1+1", NULL},
    {"ok", NULL},
    {"thanks 👍", NULL},
    {"👍 but not before Friday", NULL},
    {"+1 for Lyon", NULL},
    {"👍 Bob", NULL},
    {"Ann Lee", NULL},
    {"?", NULL},
    {"we reacted to your message", NULL},
    {"reacted to your message, and so did the customer", NULL},
};

static void test_table(const struct sign_case *cases, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *sign = reply_sign(cases[i].text, "Ann Lee");
        g_test_message("%s", cases[i].text);
        g_assert_cmpstr(sign, ==, cases[i].sign);
    }
}

static void test_signs(void)
{
    test_table(SIGNS, G_N_ELEMENTS(SIGNS));
}

static void test_words(void)
{
    test_table(WORDS, G_N_ELEMENTS(WORDS));
}

static void test_writer(void)
{
    g_autofree char *nobodys = reply_sign("👍 Ann Lee", NULL);
    g_assert_null(nobodys);
    g_autofree char *bare = reply_sign("👍", NULL);
    g_assert_cmpstr(bare, ==, "👍");
}

/* However many there are, what is kept is short. */
static void test_long(void)
{
    g_autoptr(GString) many = g_string_new("👍");
    for (guint i = 0; i < 90; i++)
        g_string_append(many, "🏽");
    g_autofree char *sign = reply_sign(many->str, NULL);
    g_assert_nonnull(sign);
    g_assert_cmpuint(strlen(sign), <=, 44);
    g_assert_true(g_utf8_validate(sign, -1, NULL));
    for (guint i = 0; i < 90; i++)
        g_string_append(many, "🏽");
    g_autofree char *none = reply_sign(many->str, NULL);
    g_assert_null(none);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sign/signs", test_signs);
    g_test_add_func("/sign/words", test_words);
    g_test_add_func("/sign/writer", test_writer);
    g_test_add_func("/sign/long", test_long);
    return g_test_run();
}
