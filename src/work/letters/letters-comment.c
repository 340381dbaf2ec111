/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that tells somebody what was said about an entry: the words first, then what they are about. */
#include "work/letters/letters-page.h"

enum { WORDS_MAX = 12 }; /* lines of the entry that are shown: the reader has it */

/* TEXT, a line an element, tamed. At most MAX lines. */
static void put_lines(struct values *list, const char *text, guint max)
{
    g_autofree char *tame = text_tame(text);
    g_auto(GStrv) lines = g_strsplit(tame, "\n", -1);
    for (guint i = 0; lines[i] != NULL && i < max; i++)
        values_add_text(list, lines[i]);
}

static void put_said(struct page *page, const struct comment_view *view)
{
    struct values *said = values_set_list(page->values, "said");
    for (guint i = 0; i < view->n_said; i++) {
        struct values *values = values_add_object(said);
        value_say(values, "name", name_of(view->said[i].name));
        put_lines(values_set_list(values, "lines"), view->said[i].text, G_MAXUINT);
    }
}

static void put_words(struct page *page, const struct comment_view *view)
{
    g_autofree char *all = g_strjoinv("\n", (char **)view->words);
    values_set_flag(page->values, "has_words", all[0] != '\0');
    put_lines(values_set_list(page->values, "words"), all, WORDS_MAX);
}

gboolean letters_comment(const struct comment_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    int year, week;
    day_week(view->thread_day, &year, &week);
    values_set_flag(page.values, "own", view->own);
    values_set_number(page.values, "week", week);
    value_say(page.values, "about", name_of(view->about));
    value_put(page.values, "title", phrase_title(page.phrases, view->title));
    value_take(page.values, "day", phrase_day(page.phrases, view->day));
    put_said(&page, view);
    put_words(&page, view);
    gboolean done = page_write(&page, "comment", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
