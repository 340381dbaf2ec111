/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that tells somebody what happened in threads: what was said first, then what it is
 * about; and who thanks them, beside it or alone. */
#include <string.h>

#include "work/letters/letters-page.h"

enum {
    WORDS_MAX = 12,   /* lines of the entry that are shown: the reader has it */
    SUBJECT_MAX = 60, /* octets of an item's text */
    ABOUT_MAX = 3,    /* names in a subject */
};

/* TEXT, a line an element, tamed. At most MAX lines. */
static void put_lines(struct values *list, const char *text, guint max)
{
    g_autofree char *tame = text_tame(text);
    g_auto(GStrv) lines = g_strsplit(tame, "\n", -1);
    for (guint i = 0; lines[i] != NULL && i < max; i++)
        values_add_text(list, lines[i]);
}

static void put_item(const struct page *page, struct values *values, const struct news_part *part)
{
    values_set_number(values, "number", part->number);
    value_take(values, "day", phrase_day(page->phrases, part->day));
    value_put(values, "text", part->text);
    if (part->due != DAY_NONE)
        value_take(values, "due", phrase_day(page->phrases, part->due));
}

/* A part is an object of its kind's name: the template has a section for each kind. */
static void put_part(const struct page *page, struct values *list, const struct news_part *part)
{
    struct values *values = values_set_object(values_add_object(list), part->kind);
    g_autofree char *over =
        part->solved != 0 ? phrase_item_over(page->phrases, part->solved, part->text) : NULL;
    value_say(values, "name", name_of(part->name));
    put_lines(values_set_list(values, "lines"), over != NULL ? over : part->text, G_MAXUINT);
    if (part->number != 0)
        put_item(page, values, part);
}

gboolean news_part_is_sign(const struct news_part *part)
{
    return g_str_equal(part->kind, "reaction");
}

/* The names of all who put the sign of part FIRST there, if it is the first to show it. Caller
 * frees; NULL when it is not. */
static char *names_of_sign(const struct page *page, const struct thread_view *thread, guint first)
{
    const char *sign = thread->parts[first].text;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < thread->n_parts; i++) {
        if (!news_part_is_sign(&thread->parts[i]) || !g_str_equal(thread->parts[i].text, sign))
            continue;
        if (i < first)
            return NULL;
        g_ptr_array_add(names, (gpointer)thread->parts[i].name);
    }
    g_ptr_array_add(names, NULL);
    return names_in_words(page, (const char *const *)names->pdata, 0);
}

static void put_reactions(const struct page *page, struct values *values,
                          const struct thread_view *thread)
{
    struct values *reactions = values_set_list(values, "reactions");
    for (guint i = 0; i < thread->n_parts; i++) {
        char *names = news_part_is_sign(&thread->parts[i]) ? names_of_sign(page, thread, i) : NULL;
        if (names == NULL)
            continue;
        struct values *reaction = values_add_object(reactions);
        value_put(reaction, "sign", thread->parts[i].text);
        value_say(reaction, "names", names);
    }
    values_set_flag(values, "has_reactions", values_first(reactions) != NULL);
}

static void put_words(struct values *values, const struct thread_view *thread)
{
    g_autofree char *all = g_strjoinv("\n", (char **)thread->words);
    values_set_flag(values, "has_words", all[0] != '\0');
    put_lines(values_set_list(values, "words"), all, WORDS_MAX);
}

static void put_thread(const struct page *page, struct values *values,
                       const struct thread_view *thread)
{
    values_set_flag(values, "own", thread->own);
    value_say(values, "about", name_of(thread->about));
    value_put(values, "title", phrase_title(page->phrases, thread->title));
    value_take(values, "day", phrase_day(page->phrases, thread->day));
    struct values *parts = values_set_list(values, "parts");
    for (guint i = 0; i < thread->n_parts; i++)
        if (!news_part_is_sign(&thread->parts[i]))
            put_part(page, parts, &thread->parts[i]);
    put_reactions(page, values, thread);
    put_words(values, thread);
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

static void put_subject_of_item(struct values *subject, const struct news_view *view)
{
    g_autofree char *begins = beginning(view->first_text);
    values_set_number(subject, "number", view->number);
    value_say(subject, "first_name", name_of(view->first_name));
    value_put(subject, "first_text", begins);
    if (view->more > 0)
        values_set_number(subject, "more", view->more);
}

static void put_subject_of_many(const struct page *page, struct values *subject,
                                const struct news_view *view)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < view->n_threads; i++)
        if (!g_ptr_array_find_with_equal_func(names, view->threads[i].about, g_str_equal, NULL))
            g_ptr_array_add(names, (gpointer)view->threads[i].about);
    g_ptr_array_add(names, NULL);
    value_say(subject, "names", names_in_words(page, (const char *const *)names->pdata, ABOUT_MAX));
}

static void put_subject_of_kudos(struct values *subject, const struct news_view *view)
{
    value_say(subject, "first_name", name_of(view->kudos[0].giver));
    values_set_flag(subject, "several", view->n_kudos > 1);
    if (view->n_kudos > 1)
        values_set_number(subject, "more", view->n_kudos - 1);
}

static void put_subject_of_thread(const struct page *page, struct values *subject,
                                  const struct news_view *view)
{
    const struct thread_view *first = &view->threads[0];
    int year, week;
    value_say(subject, "about", name_of(first->about));
    value_put(subject, "title", phrase_title(page->phrases, first->title));
    value_take(subject, "day", phrase_day(page->phrases, first->day));
    if (view->place == NEWS_OF_SUMMARY) {
        day_week(view->summary_day, &year, &week);
        values_set_number(subject, "week", week);
    } else if (view->place == NEWS_OF_ITEM) {
        put_subject_of_item(subject, view);
    } else if (view->place == NEWS_OF_MANY) {
        put_subject_of_many(page, subject, view);
    }
}

static void put_subject(const struct page *page, const struct news_view *view)
{
    static const char *const places[] = {"of_own",   "of_summary", "of_item",
                                         "of_entry", "of_many",    "of_kudos"};
    struct values *subject = values_set_object(page->values, places[view->place]);
    values_set_flag(page->values, "again", view->again);
    if (view->place == NEWS_OF_KUDOS)
        put_subject_of_kudos(subject, view);
    else
        put_subject_of_thread(page, subject, view);
}

/* What the items of all threads are together, and how they are answered. */
static void put_items(const struct page *page, const struct news_view *view)
{
    guint n = 0;
    gboolean asked = FALSE;
    const struct news_part *first = NULL;
    for (guint i = 0; i < view->n_threads; i++)
        for (guint k = 0; k < view->threads[i].n_parts; k++) {
            const struct news_part *part = &view->threads[i].parts[k];
            if (part->number == 0)
                continue;
            first = n++ == 0 ? part : first;
            asked |= part->asked;
        }
    if (first == NULL)
        return;
    struct values *items = values_set_object(page->values, "items");
    values_set_flag(items, "asked", asked);
    values_set_flag(items, "several", n > 1 || view->n_threads > 1);
    values_set_number(items, "first", first->number);
    value_say(items, "first_name", name_of(first->name));
}

gboolean letters_news(const struct news_view *view, const struct post *post,
                      struct template_set *templates, struct written *written_r,
                      struct failure *failure)
{
    struct page page = page_open(post);
    put_subject(&page, view);
    put_items(&page, view);
    kudos_put(&page, view->kudos, view->n_kudos);
    values_set_flag(page.values, "several_threads", view->n_threads > 1);
    values_set_text(page.values, "pad", view->n_threads > 1 ? "  " : "");
    struct values *threads = values_set_list(page.values, "threads");
    for (guint i = 0; i < view->n_threads; i++)
        put_thread(&page, values_add_object(threads), &view->threads[i]);
    gboolean done = page_write(&page, "news", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
