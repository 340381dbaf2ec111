/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlook's RTF: unpacked, its text, and the HTML in it. */
#include "mail/read/lzfu.h"
#include "mail/read/rtf.h"

/* The example of MS-OXRTFCP 4.1.1, and one whose runs overlap themselves (4.1.2). */
static void test_unpack(void)
{
    static const char simple[] =
        "\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0\x72\x63\x70\x67\x31\x32\x35\x42\x32"
        "\x0a\xf3\x20\x68\x65\x6c\x09\0\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0";
    GString *out = lzfu_unpack((struct slice){simple, sizeof simple - 1}, 1000);
    g_assert_cmpstr(out->str, ==, "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    g_string_free(out, TRUE);

    static const char crossing[] =
        "\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\0\x04\x20\x57\x58\x59\x5a\x0d\x6e\x7d\x01"
        "\x0e\xb0";
    out = lzfu_unpack((struct slice){crossing, sizeof crossing - 1}, 1000);
    g_assert_cmpstr(out->str, ==, "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
    g_string_free(out, TRUE);

    for (gsize length = 0; length < sizeof simple; length++) {
        g_autofree char *copy = g_malloc(length + 1);
        memcpy(copy, simple, length);
        out = lzfu_unpack((struct slice){copy, length}, 20);
        g_assert_true(length < 16 ? out == NULL || out->len == 0 : out->len <= 60);
        if (out != NULL)
            g_string_free(out, TRUE);
    }
}

struct rtf_case {
    const char *name, *rtf, *text;
    gboolean html;
};

static const struct rtf_case CASES[] = {
    {"plain", "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard Hello\\par World\\par}",
     "Hello\nWorld\n", FALSE},
    {"codepage", "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8}", "При", FALSE},
    {"font",
     "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset128 Gothic;}}\\f0 a\\'e9{\\f1 "
     "\\'93\\'fa}\\'e9}",
     "aé日é", FALSE},
    {"unicode", "{\\rtf1\\uc1 \\u8364?5 \\u-10179?\\u-8704?!{\\uc0\\u233 x}}", "€5 😀!éx", FALSE},
    {"fallback", "{\\rtf1{\\uc2\\u252 ue}ber \\u252\\'fcr}", "über ür", FALSE},
    {"escapes", "{\\rtf1 \\{a\\}\\\\b\\~c\\_d\\tab e\\line f}", "{a}\\b\302\240c-d\te\nf", FALSE},
    {"left-out",
     "{\\rtf1{\\info{\\title No}}{\\*\\unknown no}{\\pict 0a0b}\\bin3 {{}Yes{\\field{\\*\\fldinst "
     "HYPERLINK \"x\"}{\\fldrslt link}}}",
     "Yeslink", FALSE},
    {"html",
     "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}"
     "{\\*\\htmltag18 <html>}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Fixed it\\'2e"
     "{\\*\\htmltag84 &nbsp;}\\htmlrtf\\par}\\htmlrtf0{\\*\\htmltag72 </p>}"
     "{\\*\\mhtmltag64 <b>}{\\*\\htmltag0 <br>\\par }\\u8364?}",
     "<html><p>Fixed it.&nbsp;</p><br>\n€", TRUE},
    {"from-text", "{\\rtf1\\ansi\\fromtext{\\fonttbl{\\f0 Arial;}}One\\par\nTwo}", "One\nTwo",
     FALSE},
    {"cut-short", "{\\rtf1 Hello {\\b wor", "Hello wor", FALSE},
    {"half-words", "{\\rtf1 a\\'4", "a4", FALSE},
    {"no-rtf", "Hello", NULL, FALSE},
};

static void test_text(gconstpointer data)
{
    const struct rtf_case *expected = data;
    gsize length = strlen(expected->rtf);
    g_autofree char *copy = g_memdup2(expected->rtf, length); /* an overrun is seen */
    gboolean html = FALSE;
    g_autofree char *text = rtf_to_text((struct slice){copy, length}, 1000, &html);
    g_assert_cmpstr(text, ==, expected->text);
    g_assert_cmpint(html, ==, expected->html);
}

static void test_depth(void)
{
    g_autoptr(GString) rtf = g_string_new("{\\rtf1 a");
    for (guint i = 0; i < 100000; i++)
        g_string_append(rtf, "{x");
    for (guint i = 0; i < 100000; i++)
        g_string_append(rtf, "}");
    g_string_append(rtf, "b}");
    gboolean html;
    g_autofree char *text = rtf_to_text((struct slice){rtf->str, rtf->len}, 1000, &html);
    g_assert_true(g_str_has_prefix(text, "axxx"));
    g_assert_true(g_str_has_suffix(text, "xb"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/rtf/unpack", test_unpack);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strdup_printf("/rtf/text/%s", CASES[i].name);
        g_test_add_data_func(path, &CASES[i], test_text);
    }
    g_test_add_func("/rtf/depth", test_depth);
    return g_test_run();
}
