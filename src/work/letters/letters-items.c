/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that tells somebody of blockers and actions on the day on which they were written. */
#include <string.h>

#include "work/letters/letters-page.h"

enum { SUBJECT_MAX = 60 /* octets of the text */ };

static void put_item(struct page *page, struct values *values, const struct item_view *item)
{
    values_set_number(values, "item", item->number);
    value_say(values, "name", name_of(item->name));
    value_take(values, "day", phrase_day(page->phrases, item->day));
    value_put(values, "text", item->text);
    if (item->due != DAY_NONE)
        value_take(values, "due", phrase_day(page->phrases, item->due));
}

/* Whole words. Caller frees. */
static char *beginning(const char *text)
{
    if (strlen(text) <= SUBJECT_MAX)
        return g_strdup(text);
    const char *end = g_utf8_find_prev_char(text, text + SUBJECT_MAX);
    const char *blank = g_strrstr_len(text, end - text, " ");
    g_autofree char *start = g_strndup(text, (gsize)((blank != NULL ? blank : end) - text));
    return g_strconcat(start, " ...", NULL);
}

gboolean letters_items(const struct items_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct page page = page_open(post);
    struct values *items = values_set_list(page.values, "items");
    gboolean asked = FALSE;
    for (guint i = 0; i < view->n_items; i++) {
        put_item(&page, values_add_object(items), &view->items[i]);
        asked |= view->items[i].asked;
    }
    g_autofree char *begins = beginning(view->items[0].text);
    values_set_number(page.values, "first", view->items[0].number);
    value_put(page.values, "first_text", begins);
    value_say(page.values, "first_name", name_of(view->items[0].name));
    values_set_number(page.values, "more", view->n_items - 1);
    values_set_flag(page.values, "several", view->n_items > 1);
    values_set_flag(page.values, "asked", asked);
    gboolean done = page_write(&page, "items", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
