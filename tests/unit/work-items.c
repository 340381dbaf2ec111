/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opens a blocker or an action, and whom and when it names. */
#include <string.h>

#include "muster/time/calendar.h"
#include "work/items/item-words.h"

enum { TUESDAY = 20781 }; /* 24 November 2026 */

static const struct {
    const char *what, *text;
    gboolean blockers;
    const char *items;
} CASES[] = {
    {"one in a paragraph", "The test server is down,\nand Bob is away.", TRUE,
     "blocker The test server is down, and Bob is away."},
    {"a list", "- no password\n- the contract\n  of Lyon\n* no paper", TRUE,
     "blocker no password|blocker the contract of Lyon|blocker no paper"},
    {"paragraphs", "no password\n\nno paper", TRUE, "blocker no password|blocker no paper"},
    {"somebody is named", "no password, @Bob.Smith, please", TRUE,
     "blocker no password, @Bob.Smith, please @bob.smith"},
    {"an address names nobody", "ask sam@acme.example", TRUE, "blocker ask sam@acme.example"},
    {"today comes first", "TODAY: no password", TRUE, "blocker TODAY: no password today"},
    {"today comes last", "@bob no password heute!", TRUE,
     "blocker @bob no password heute! @bob today"},
    {"today in between cannot be known", "the server went down today at noon", TRUE,
     "blocker the server went down today at noon"},
    {"with a day", "no password due:fri", TRUE, "blocker no password due:fri due 2026-11-27"},
    {"a mark in another answer", "the export\n! no password\n!!!\n!= 3", FALSE,
     "blocker no password"},
    {"in a list", "- the export\n- !no password @bob", FALSE, "blocker no password @bob @bob"},
    {"in words", "Blocked by @bob: no password\nBlockiert von @eva: kein Papier", FALSE,
     "blocker @bob: no password @bob|blocker @eva: kein Papier @eva"},
    {"an action", "Action: @eva calls Lyon due:2026-12-04", FALSE,
     "action Action: @eva calls Lyon due:2026-12-04 @eva due 2026-12-04"},
    {"a day makes an action", "- call Lyon (due:mon)\n- write", FALSE,
     "action call Lyon (due:mon) due 2026-11-30"},
    {"a day that is none", "overdue: all\ndue:never", FALSE, ""},
    {"plain words", "Reviewed the patch, and was blocked by nothing.", FALSE, ""},
    {"nothing in words", "Blocker: none\n! none\nBlocked by nobody\n! -\nblocker: keine", FALSE,
     ""},
    {"nothing in a list", "- ninguno\n- no paper", TRUE, "blocker no paper"},
    {"nothing, but", "! no, the server is slow", FALSE, "blocker no, the server is slow"},
    {"nothing", "", TRUE, ""},
};

static char *in_words(const GPtrArray *list)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++) {
        const struct item_words *item = g_ptr_array_index(list, i);
        char day[DAY_TEXT_MAX] = "";
        g_string_append_printf(words, "%s%s %s", i > 0 ? "|" : "",
                               item->kind == ITEM_ACTION ? "action" : "blocker", item->text);
        if (item->named != NULL)
            g_string_append_printf(words, " @%s", item->named);
        if (item->due != DAY_NONE)
            day_format(item->due, day);
        g_string_append_printf(words, "%s%s%s", *day != '\0' ? " due " : "", day,
                               item->today ? " today" : "");
    }
    return g_string_free(words, FALSE);
}

static void test_words(gconstpointer data)
{
    gsize i = (gsize)data;
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)item_words_free);
    item_words_read(CASES[i].text, CASES[i].blockers, TUESDAY, list);
    g_autofree char *words = in_words(list);
    g_assert_cmpstr(words, ==, CASES[i].items);
}

/* However much somebody writes. */
static void test_limits(void)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)item_words_free);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 10 * ITEM_WORDS_MAX; i++)
        g_string_append(text, "- again\n");
    item_words_read(text->str, TRUE, TUESDAY, list);
    g_assert_cmpuint(list->len, ==, ITEM_WORDS_MAX);
    g_ptr_array_set_size(list, 0);
    g_string_truncate(text, 0);
    for (guint i = 0; i < ITEM_OCTETS; i++)
        g_string_append(text, "übergroß ");
    item_words_read(text->str, TRUE, TUESDAY, list);
    g_assert_cmpuint(list->len, ==, 1);
    const struct item_words *item = g_ptr_array_index(list, 0);
    g_assert_cmpuint(strlen(item->text), <=, ITEM_OCTETS);
    g_assert_true(g_utf8_validate(item->text, -1, NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = g_strconcat("/items/words/", CASES[i].what, NULL);
        g_test_add_data_func(path, (gconstpointer)i, test_words);
    }
    g_test_add_func("/items/limits", test_limits);
    return g_test_run();
}
