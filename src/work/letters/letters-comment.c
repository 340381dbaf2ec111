/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that tells somebody what was said about an entry: the words first, then what they are about. */
#include "work/letters/letters-page.h"

enum { WORDS_MAX = 12 }; /* lines of the entry that are shown: the reader has it */

/* TEXT, a line an element, tamed. At most MAX lines. */
static JsonArray *lines_of(const char *text, guint max)
{
    JsonArray *list = json_array_new();
    g_autofree char *tame = text_tame(text);
    g_auto(GStrv) lines = g_strsplit(tame, "\n", -1);
    for (char **line = lines; *line != NULL && json_array_get_length(list) < max; line++)
        json_array_add_string_element(list, *line);
    return list;
}

static void put_said(struct page *page, const struct comment_view *view)
{
    JsonArray *said = json_array_new();
    for (guint i = 0; i < view->n_said; i++) {
        JsonObject *values = value_add(said);
        value_say(values, "name", name_of(view->said[i].name));
        json_object_set_array_member(values, "lines", lines_of(view->said[i].text, G_MAXUINT));
    }
    json_object_set_array_member(page->values, "said", said);
}

static void put_words(struct page *page, const struct comment_view *view)
{
    g_autofree char *all = g_strjoinv("\n", (char **)view->words);
    JsonArray *words = lines_of(all, WORDS_MAX);
    json_object_set_boolean_member(page->values, "has_words", all[0] != '\0');
    json_object_set_array_member(page->values, "words", words);
}

gboolean letters_comment(const struct comment_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    int year, week;
    day_week(view->thread_day, &year, &week);
    json_object_set_boolean_member(page.values, "own", view->own);
    json_object_set_int_member(page.values, "week", week);
    value_say(page.values, "about", name_of(view->about));
    value_put(page.values, "title", phrase_title(page.phrases, view->title));
    value_take(page.values, "day", phrase_day(page.phrases, view->day));
    put_said(&page, view);
    put_words(&page, view);
    gboolean done = page_write(&page, "comment", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
