/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more reply to the same round: what stands in the entry then. */
#include <string.h>

#include "work/merge.h"

/* "1=text|3=text|text": what answers question 1 and 3, and what has no place. */
static struct contribution *contribution_read(const char *text)
{
    struct contribution *contribution = contribution_new();
    g_auto(GStrv) parts = g_strsplit(text, "|", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (g_ascii_isdigit((*part)[0]) && (*part)[1] == '=') {
            contribution_add(contribution, (guint)g_ascii_digit_value((*part)[0]),
                             g_strdup(*part + 2), strcmp(*part + 2, "no") == 0);
        } else {
            g_free(contribution->unplaced);
            contribution->unplaced = g_strdup(*part);
        }
    }
    return contribution;
}

static char *entry_write(const struct entry *entry)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entry->answers->len; i++) {
        const struct entry_answer *answer = &g_array_index(entry->answers, struct entry_answer, i);
        g_string_append_printf(text, "%u=%s|", answer->question, answer->text);
    }
    g_string_append(text, entry->unplaced);
    return g_string_free(text, FALSE);
}

static const struct {
    const char *first, *second, *merged;
} table[] = {
    {"1=a|2=b|3=no|", "2=B|", "1=a|2=B|3=no|"},
    {"2=b|", "1=a|3=c|", "1=a|2=b|3=c|"},
    {"1=a|", "", "1=a|"},
    {"1=a|", "1=+ more|", "1=a\nmore|"},
    {"1=a|", "1=+ more\n+ and more|", "1=a\nmore\nand more|"},
    {"", "1=+ first\n+ second|", "1=+ first\n+ second|"},
    {"3=no|", "3=+ the server is down|", "3=the server is down|"},
    {"1=a|", "1=+1 from me|", "1=+1 from me|"},
    {"some words", "other words", "some words\n\nother words"},
    {"some words", "some words", "some words"},
    {"some words", "1=a|", "1=a|some words"},
    {"some words", "1=a|2=b|all new", "1=a|2=b|all new"},
    {"1=a|2=b|3=c|some words", "1=A|a word on that", "1=A|2=b|3=c|some words\n\na word on that"},
    {"1=a|2=b|", "a word on that", "1=a|2=b|a word on that"},
    {"1=a|2=b|old", "1=x|2=y|new", "1=x|2=y|new"},
};

static void test_table(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        struct contribution *first = contribution_read(table[i].first);
        struct contribution *second = contribution_read(table[i].second);
        struct entry *before = entry_merge(NULL, first);
        struct entry *after = entry_merge(before, second);
        g_autofree char *merged = entry_write(after);
        g_assert_cmpstr(merged, ==, table[i].merged);
        g_autofree char *start = entry_write(before);
        g_assert_cmpint(entry_equal(before, after), ==, strcmp(start, merged) == 0);
        entry_free(before);
        entry_free(after);
        contribution_free(first);
        contribution_free(second);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/merge/table", test_table);
    return g_test_run();
}
