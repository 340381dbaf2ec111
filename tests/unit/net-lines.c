/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends of lines on the way out, and the words of others made tame. */
#include "net/lines.h"

static const struct {
    const char *bytes, *local, *smtp;
} lines[] = {
    {"", "", ".\r\n"},
    {"a\r\nb\r\n", "a\nb\n", "a\r\nb\r\n.\r\n"},
    {"a\nb\n", "a\nb\n", "a\r\nb\r\n.\r\n"},
    {"a\rb\r", "a\nb\n", "a\r\nb\r\n.\r\n"},
    {"no end", "no end\n", "no end\r\n.\r\n"},
    {"a\n\r\nb", "a\n\nb\n", "a\r\n\r\nb\r\n.\r\n"},
    {"a\r\r\nb", "a\n\nb\n", "a\r\n\r\nb\r\n.\r\n"},
    {".\r\n..\r\na.b", ".\n..\na.b\n", "..\r\n...\r\na.b\r\n.\r\n"},
    /* what smugglers write to end the mail before its end */
    {"a\n.\nb", "a\n.\nb\n", "a\r\n..\r\nb\r\n.\r\n"},
    {"a\r.\rb", "a\n.\nb\n", "a\r\n..\r\nb\r\n.\r\n"},
    {"a\n.\r\nb", "a\n.\nb\n", "a\r\n..\r\nb\r\n.\r\n"},
};

static void test_lines(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        const guint8 *bytes = (const guint8 *)lines[i].bytes;
        gsize length = strlen(lines[i].bytes);
        g_autoptr(GString) local = g_string_new(NULL);
        g_autoptr(GString) smtp = g_string_new(NULL);
        lines_append(local, bytes, length, LINES_LOCAL);
        lines_append(smtp, bytes, length, LINES_SMTP);
        g_assert_cmpstr(local->str, ==, lines[i].local);
        g_assert_cmpstr(smtp->str, ==, lines[i].smtp);
    }
}

static void test_nul(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    lines_append(out, (const guint8 *)"a\0b", 3, LINES_SMTP);
    g_assert_cmpmem(out->str, out->len, "a\0b\r\n.\r\n", 8);
}

static void test_tame(void)
{
    static const struct {
        const char *wild, *tame;
    } table[] = {
        {"250 2.0.0 Ok: queued as 4F2\r\n", "250 2.0.0 Ok: queued as 4F2"},
        {"550 no\x1b[31m way\x07", "550 no?[31m way?"},
        {"550 caf\xe9", "550 caf\xef\xbf\xbd"},
        {"550 \xe2\x80\xae"
         "flip",
         "550 ?flip"},
        {"a\nb", "a?b"},
        {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        g_autoptr(GString) words = g_string_new(table[i].wild);
        line_tame(words);
        g_assert_cmpstr(words->str, ==, table[i].tame);
    }
    g_autofree char *long_words = g_strnfill(5000, 'x');
    g_autoptr(GString) words = g_string_new(long_words);
    line_tame(words);
    g_assert_cmpuint(words->len, <=, LINE_TAME_MAX);
    g_assert_cmpuint(words->len, >, LINE_TAME_MAX - 8);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lines/ends", test_lines);
    g_test_add_func("/lines/nul", test_nul);
    g_test_add_func("/lines/tame", test_tame);
    return g_test_run();
}
