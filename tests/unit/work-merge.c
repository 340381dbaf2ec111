/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more reply to the same round: what stands in the entry then. */
#include <string.h>

#include "work/filing/merge.h"

/* "1=text|3=text|text": what answers question 1 and 3, and what has no place; "1+text" and "+text"
 * add; ">" in front: only their order says what is answered. */
static struct contribution *contribution_read(const char *text)
{
    struct contribution *contribution = contribution_new();
    contribution->marked = text[0] != '>';
    text += text[0] == '>';
    g_auto(GStrv) parts = g_strsplit(text, "|", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (g_ascii_isdigit((*part)[0])) {
            contribution_add(contribution, &(struct contributed){
                                               .question = (guint)g_ascii_digit_value((*part)[0]),
                                               .text = g_strdup(*part + 2),
                                               .nothing = strcmp(*part + 2, "no") == 0,
                                               .adds = (*part)[1] == '+'});
        } else {
            contribution->adds = (*part)[0] == '+';
            g_free(contribution->unplaced);
            contribution->unplaced = g_strdup(*part + contribution->adds);
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
    /* what says where it belongs replaces its own */
    {"1=a|2=b|3=no|", "2=B|", "1=a|2=B|3=no|"},
    {"2=b|", "1=a|3=c|", "1=a|2=b|3=c|"},
    {"1=a|", "", "1=a|"},
    {"1=a|2=b|some words", "1=A|2=B|", "1=A|2=B|some words"},
    /* what adds */
    {"1=a|", "1+more|", "1=a\nmore|"},
    {"1=a|", "1+more\nand more|", "1=a\nmore\nand more|"},
    {"", "1+first\nsecond|", "1=first\nsecond|"},
    {"3=no|", "3+the server is down|", "3=the server is down|"},
    {"3=the server is down|", "3+no|", "3=the server is down|"},
    {"1=a|2=b|", ">1+A|2+B|", "1=a\nA|2=b\nB|"},
    {"1=a|2=b|old", "1=x|2=y|+new", "1=x|2=y|old\n\nnew"},
    /* words that belong nowhere */
    {"some words", "other words", "some words\n\nother words"},
    {"some words", ">other words", "some words\n\nother words"},
    {"some words", "some words", "some words"},
    {"some words", "1=a|", "1=a|some words"},
    {"some words", "1=a|2=b|all new", "1=a|2=b|all new"},
    {"1=a|2=b|3=c|some words", "1=A|a word on that", "1=A|2=b|3=c|some words\n\na word on that"},
    {"1=a|2=b|", "a word on that", "1=a|2=b|a word on that"},
    {"1=a|2=b|old", "1=x|2=y|new", "1=x|2=y|new"},
    /* the whole story told again, and what only seems so */
    {"1=a|2=b|old", ">1=x|2=y|", "1=x|2=y|"},
    {"some words", ">1=x|2=y|3=no|", "1=x|2=y|3=no|"},
    {"1=a|2=b|3=c|old", ">1=x|", "1=a\nx|2=b|3=c|old"},
};

static void test_table(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        g_test_message("%s, then %s", table[i].first, table[i].second);
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
