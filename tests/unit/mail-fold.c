/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding takes short cuts, and gives what GLib gives. */
#include <glib.h>
#include <string.h>

#include "mail/read/utf8.h"
#include "muster/mail/fold.h"

static const char *const texts[] = {
    "",
    "Done: the parser",
    "ÄÖÜ and ascii",
    "e\314\201",               /* an accent behind its letter */
    "cafe\314\201 au lait",    /* the letter stands in ASCII */
    "xe\314\201\314\202y",     /* two accents */
    "Ｄｏｎｅ： ｆｕｌｌ",     /* full width */
    "ﾊﾟｰｻｰ done",              /* half width, a mark that joins */
    "ﬁne",                     /* a ligature becomes ASCII */
    "1\342\201\2044",          /* a fraction's stroke */
    "ΣΊΣΥΦΟΣ",                 /* sigma has a form of its own at the end */
    "ΟΔΟΣ, ΟΔΟΣ: to the ΟΔΟΣ", /* of a word, whatever follows */
    "A LONG Way in ASCII, and İ then",
    "\341\204\200\341\205\241", /* Hangul, letter by letter */
    "\314\201 begins with an accent",
};

static void check_like_glib(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *width = fold_width(texts[i], -1);
        g_autofree char *lower = fold_lower(texts[i], -1);
        g_autofree char *folded = fold_case(texts[i], -1);
        g_autofree char *glib_width = g_utf8_normalize(texts[i], -1, G_NORMALIZE_NFKC);
        g_autofree char *glib_lower = g_utf8_strdown(texts[i], -1);
        g_autofree char *glib_folded = g_utf8_casefold(texts[i], -1);
        g_assert_cmpstr(width, ==, glib_width);
        g_assert_cmpstr(lower, ==, glib_lower);
        g_assert_cmpstr(folded, ==, glib_folded);
    }
}

static void check_length(void)
{
    g_autofree char *begun = fold_lower("OFFICE", 3);
    g_autofree char *whole = fold_width("off\0ice", 7); /* a text ends at its NUL */
    g_assert_cmpstr(begun, ==, "off");
    g_assert_cmpstr(whole, ==, "off");
}

static void check_no_utf8(void)
{
    g_autofree char *broken = fold_width("one \303 two", -1);
    g_assert_cmpstr(broken, ==, "");
}

/* Each octet, and each pair of them, where the eight that are looked at in one go begin and end. */
static void check_utf8(void)
{
    for (guint pair = 0; pair < 0x10000; pair++)
        for (gsize at = 0; at < 10; at++) {
            char text[] = "sixteen letters.";
            text[at] = (char)(pair >> 8);
            text[at + 1] = (char)(pair & 0xff);
            g_assert_cmpint(utf8_is_valid(text, strlen("sixteen letters.")), ==,
                            g_utf8_validate_len(text, strlen("sixteen letters."), NULL));
        }
    g_assert_true(utf8_is_valid("", 0));
    g_assert_true(utf8_is_valid("\342\202\254", 3));
    g_assert_false(utf8_is_valid("\342\202\254", 2));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fold/gives what GLib gives", check_like_glib);
    g_test_add_func("/fold/ends where it is told to, or at a NUL", check_length);
    g_test_add_func("/fold/what is no UTF-8 has no width", check_no_utf8);
    g_test_add_func("/fold/UTF-8 is what GLib takes for it", check_utf8);
    return g_test_run();
}
