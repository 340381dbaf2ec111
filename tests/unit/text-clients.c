/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads tests/corpus/clients/: what mail programs of the world put around an answer, each in the
 * shapes in which it comes; and what people write that only looks so.
 */
#include "mail/reply/reply.h"

#include <string.h>

static const char answer[] = "Fixed the export for Lyon.\n\nDann die Tests.";
static const char old[] = "Hello Ann. Answer in your own words.\n\n1. What did you get done?\n\n2. "
                          "What will you do next?\n\nLittle to say? One word is enough.";

/* OLD with "> " before each line. */
static char *quoted(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++)
        g_string_append_printf(out, "> %s\n", *line);
    return g_string_free(out, FALSE);
}

/* The answer is all that is left of it above ABOVE and BELOW. */
static void expect_answer(const char *above, const char *below, const char *shape)
{
    g_autofree char *text = g_strdup_printf("%s\n\n%s\n\n%s\n", answer, above, below);
    struct reply_reading *reading = reply_read(text, NULL, "Ann Lee");
    if (strcmp(reading->text, answer) != 0)
        g_test_fail_printf("%s: \"%s\" leaves\n%s", shape, above, reading->text);
    reply_reading_free(reading);
}

static GPtrArray *read_parts(const char *name, const char *divider)
{
    const char *source = g_getenv("top_srcdir");
    g_autofree char *path =
        g_build_filename(source != NULL ? source : ".", "tests/corpus/clients", name, NULL);
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_auto(GStrv) all = g_strsplit(content, divider, -1);
    GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
    for (char **part = all; *part != NULL; part++) {
        if (**part != '\0' && **part != '#')
            g_ptr_array_add(parts, g_strdup(g_strchomp(*part)));
    }
    g_assert_cmpuint(parts->len, >, 10);
    return parts;
}

/* A line that begins with a tab belongs to the one before it. */
static void test_attributions(void)
{
    g_autoptr(GPtrArray) lines = read_parts("attributions.txt", "\n");
    g_autofree char *marked = quoted(old);
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index(lines, i);
        gboolean joined =
            i + 1 < lines->len && *(const char *)g_ptr_array_index(lines, i + 1) == '\t';
        g_autofree char *whole =
            joined ? g_strconcat(line, "\n", (const char *)g_ptr_array_index(lines, ++i) + 1, NULL)
                   : g_strdup(line);
        gboolean only_marked = g_str_has_prefix(whole, "> ");
        expect_answer(whole + (only_marked ? 2 : 0), marked, "above a quote");
        if (!only_marked)
            expect_answer(whole, old, "above a mail without marks");
    }
}

/* Broken at the last blank before column 72. */
static void test_wrapped(void)
{
    g_autoptr(GPtrArray) lines = read_parts("attributions.txt", "\n");
    g_autofree char *marked = quoted(old);
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *line = g_strdup(g_ptr_array_index(lines, i));
        if (g_utf8_strlen(line, -1) <= 60 || strchr("\t>", *line) != NULL)
            continue;
        char *column = g_utf8_offset_to_pointer(line, MIN(72, g_utf8_strlen(line, -1)));
        char *blank = g_strrstr_len(line, column - line, " ");
        *blank = '\n';
        if (strstr(line, "9.00.00 UTC") == NULL) /* K-9 in Finnish, in the midst of its date */
            expect_answer(line, marked, "wrapped");
    }
}

static void test_heads(void)
{
    static const guint orders[][4] = {{0, 1, 2, 3}, {1, 0, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2}};
    g_autoptr(GPtrArray) lines = read_parts("heads.txt", "\n");
    for (guint i = 0; i < lines->len; i++) {
        g_auto(GStrv) names = g_strsplit(g_ptr_array_index(lines, i), "|", -1);
        g_assert_cmpuint(g_strv_length(names), ==, 5);
        const char *const values[] = {"Acme <checkin@acme.example>", names[4],
                                      "Ann Lee <ann@example.com>", "Your check-in"};
        for (guint k = 0; k < G_N_ELEMENTS(orders); k++) {
            g_autoptr(GString) plain = g_string_new(NULL), bold = g_string_new(NULL);
            for (guint n = 0; n < 4; n++) {
                guint at = orders[k][n];
                g_string_append_printf(plain, "%s %s\n", names[at], values[at]);
                g_string_append_printf(bold, "*%s* %s\n", names[at], values[at]);
            }
            expect_answer(plain->str, old, "head");
            expect_answer(bold->str, old, "head in bold");
        }
    }
}

static void test_blocks(void)
{
    g_autoptr(GPtrArray) blocks = read_parts("blocks.txt", "=== ");
    g_autofree char *marked = quoted(old);
    for (guint i = 0; i < blocks->len; i++) {
        const char *block = strchr(g_ptr_array_index(blocks, i), '\n') + 1;
        g_autofree char *within = g_strconcat(block, "\n\n", old, NULL);
        g_autofree char *all_marked = quoted(within);
        expect_answer(block, old, "block");
        expect_answer(block, marked, "block above a quote");
        expect_answer("", all_marked, "block in a quote");
    }
}

static void test_footers(void)
{
    static const char head[] = "________________________________\nFrom: Acme "
                               "<checkin@acme.example>\nSent: Tuesday, November 24, 2026 9:00 "
                               "AM\nTo: Ann\nSubject: Your check-in\n\n";
    g_autoptr(GPtrArray) lines = read_parts("footers.txt", "\n");
    g_autofree char *below = g_strconcat(head, old, NULL);
    for (guint i = 0; i < lines->len; i++) {
        expect_answer(g_ptr_array_index(lines, i), "", "footer");
        expect_answer(g_ptr_array_index(lines, i), below, "footer above a head");
    }
}

static void test_kept(void)
{
    g_autoptr(GPtrArray) texts = read_parts("kept.txt", "===\n");
    for (guint i = 0; i < texts->len; i++) {
        struct reply_reading *reading = reply_read(g_ptr_array_index(texts, i), NULL, "Ann Lee");
        g_assert_cmpstr(reading->text, ==, g_ptr_array_index(texts, i));
        reply_reading_free(reading);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/clients/attributions", test_attributions);
    g_test_add_func("/clients/wrapped", test_wrapped);
    g_test_add_func("/clients/heads", test_heads);
    g_test_add_func("/clients/blocks", test_blocks);
    g_test_add_func("/clients/footers", test_footers);
    g_test_add_func("/clients/kept", test_kept);
    return g_test_run();
}
