/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes with Muster to be asked, as its files have it, in every language that Muster writes:
 * nobody who takes a file over is asked in English for that. */
#include "work/site/stock.h"

#include <string.h>

static const char *const files[] = {"site/daily.conf", "workflows/goals.conf",
                                    "workflows/pulse.conf", "workflows/weekly.conf"};

/* What stands in quotes behind NAME and "=", wherever TEXT says so, also in a comment. */
static GPtrArray *values_of(const char *text, const char *name)
{
    GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
    for (const char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name)) {
        const char *from = at + strlen(name);
        from += strspn(from, " ");
        if (g_str_has_prefix(from, "= \""))
            g_ptr_array_add(values, g_strndup(from + 3, strcspn(from + 3, "\"")));
    }
    return values;
}

static char *file_text(const char *file)
{
    char *text = NULL;
    g_autofree char *path = g_build_filename(g_getenv("top_srcdir"), "contrib", file, NULL);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static gboolean is_english(const char *language)
{
    return strcmp(language, "en") == 0;
}

static void titles_are_translated(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *text = file_text(files[i]);
        g_autoptr(GPtrArray) titles = values_of(text, "title");
        g_assert_cmpuint(titles->len, >, 0);
        for (guint k = 0; k < titles->len; k++)
            for (const struct phrases *row = phrases_table; row->language != NULL; row++) {
                g_test_message("%s: %s", row->language, (char *)titles->pdata[k]);
                gboolean same = strcmp(phrase_title(row, titles->pdata[k]), titles->pdata[k]) == 0;
                g_assert_cmpint(same, ==, is_english(row->language));
            }
    }
}

/* The words of PROMPT in LANGUAGE, and labels that name no other question of LABELS. */
static void question_check(const char *prompt, const char *language, GHashTable *labels)
{
    const char *const *own = stock_labels(prompt, language);
    gboolean same = strcmp(stock_prompt(prompt, language), prompt) == 0;
    g_test_message("%s: %s", language, prompt);
    g_assert_nonnull(own);
    g_assert_cmpint(same, ==, is_english(language));
    for (guint i = 0; i < STOCK_LABELS; i++) {
        g_autofree char *folded = g_utf8_casefold(own[i], -1);
        const char *owner = g_hash_table_lookup(labels, folded);
        g_assert_true(owner == NULL || strcmp(owner, prompt) == 0);
        g_hash_table_insert(labels, g_steal_pointer(&folded), (gpointer)prompt);
    }
}

/* Labels of all languages are understood in every answer, so those of a file differ across all of
 * them. */
static void questions_are_translated(void)
{
    guint asked = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *text = file_text(files[i]);
        g_autoptr(GPtrArray) prompts = values_of(text, "prompt");
        g_autoptr(GHashTable) labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint k = 0; k < prompts->len; k++, asked++)
            for (guint n = 0; stock_language(n) != NULL; n++)
                question_check(prompts->pdata[k], stock_language(n), labels);
    }
    g_assert_cmpuint(asked, ==, STOCK);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stock/titles are translated", titles_are_translated);
    g_test_add_func("/stock/questions are translated", questions_are_translated);
    return g_test_run();
}
