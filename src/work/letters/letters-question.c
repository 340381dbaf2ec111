/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that ask: the check-in and its reminder. One set of values for both; the templates differ. */
#include <string.h>

#include "work/letters/letters-page.h"

enum { READERS_SHOWN = 4 };

/* Caller frees. */
static char *above_items(const struct page *page, const struct question_shown *question)
{
    if (strcmp(question->kind, "blocker") == 0)
        return g_strdup(phrase_still_open(page->phrases));
    if (question->carried)
        return g_strdup(phrase_carried(page->phrases));
    return phrase_planned(page->phrases, question->planned, page->today, question->ends);
}

static void put_plan(const struct page *page, struct values *values,
                     const struct question_shown *question)
{
    struct values *items = values_set_list(values, "items");
    value_take(values, "planned", above_items(page, question));
    for (const char *const *item = question->items; *item != NULL; item++)
        value_put(values_add_object(items), "item", *item);
}

static void put_question(const struct page *page, struct values *values,
                         const struct question_shown *question)
{
    value_put(values, "prompt", question->prompt);
    value_take(values, "hint", phrase_hint(page->phrases, question->kind, question->choices));
    value_put(values, "about", question->about);
    if (question->items != NULL && question->items[0] != NULL)
        put_plan(page, values, question);
}

static guint put_questions(const struct page *page, struct values *values,
                           const struct asked_round *round, guint number)
{
    struct values *questions = values_set_list(values, "questions");
    for (guint i = 0; i < round->n_questions; i++) {
        struct values *question = values_add_object(questions);
        values_set_number(question, "number", ++number);
        put_question(page, question, &round->questions[i]);
    }
    return number;
}

/* Returns how many questions there are. */
static guint put_rounds(struct page *page, const struct question_view *view)
{
    struct values *rounds = values_set_list(page->values, "rounds");
    guint number = 0;
    for (guint i = 0; i < view->n_rounds; i++) {
        struct values *round = values_add_object(rounds);
        value_put(round, "title", phrase_title(page->phrases, view->rounds[i].title));
        value_say(round, "day", phrase_day(page->phrases, view->rounds[i].day));
        values_set_flag(round, "headed", view->n_rounds > 1);
        number = put_questions(page, round, &view->rounds[i], number);
    }
    return number;
}

static void put_waiting(struct page *page, const struct question_view *view)
{
    struct values *waiting = values_set_list(page->values, "waiting");
    for (guint i = 0; i < view->n_waiting; i++) {
        const struct item_view *item = &view->waiting[i];
        struct values *values = values_add_object(waiting);
        values_set_number(values, "item", item->number);
        value_put(values, "text", item->text);
        g_autofree char *day =
            phrase_day(page->phrases, item->due != DAY_NONE ? item->due : item->day);
        g_autofree char *writer = item->name != NULL ? name_of(item->name) : NULL;
        const char *const head[] = {writer != NULL ? writer : day, writer != NULL ? day : NULL,
                                    NULL};
        value_say(values, "head", phrase_row(page->phrases, head));
    }
    if (view->n_waiting > 0)
        value_take(page->values, "waits_for_you",
                   phrase_waits_for_you(page->phrases, view->waiting[0].number));
}

/* The subject's words: every round's title once. */
static char *titles_in_words(const struct page *page, const struct question_view *view)
{
    g_autoptr(GPtrArray) seen = g_ptr_array_new();
    g_autoptr(GPtrArray) shown = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < view->n_rounds; i++) {
        const char *title = view->rounds[i].title;
        if (g_ptr_array_find_with_equal_func(seen, title, g_str_equal, NULL))
            continue;
        g_ptr_array_add(shown, seen->len == 0 ? g_strdup(phrase_title(page->phrases, title))
                                              : phrase_title_within(page->phrases, title));
        g_ptr_array_add(seen, (gpointer)title);
    }
    g_ptr_array_add(shown, NULL);
    return names_in_words(page, (const char *const *)shown->pdata, 0);
}

/* What says enough on a day with little to say: words to type, in HTML also links that open a reply with them. */
static void put_quick(struct page *page, guint blocked)
{
    struct values *links = values_set_list(page->values, "quick");
    for (guint i = 0; i <= QUICK_LAST; i++) {
        const char *words = phrase_quick(page->phrases, i);
        struct values *link = values_add_object(links);
        value_put(link, "words", words);
        value_say(link, "body", reply_words(words));
        value_put(page->values, quick_word(i), words);
    }
    if (blocked == 0)
        return;
    g_autofree char *still =
        g_strdup_printf("%u. %s", blocked, phrase_quick(page->phrases, QUICK_SAME));
    value_put(page->values, "still", still);
    value_say(page->values, "still_body", reply_words(still));
}

static gboolean write_asking(const char *name, const struct question_view *view,
                             const struct post *post, struct template_set *templates,
                             struct written *written_r, struct failure *failure)
{
    struct page page = page_open(post);
    guint n = put_rounds(&page, view);
    value_take(page.values, "title", titles_in_words(&page, view));
    value_say(page.values, "day", phrase_day(page.phrases, view->rounds[0].day));
    value_say(page.values, "until", phrase_hour(page.phrases, view->until, post->now, post->zone));
    value_say(page.values, "asked", phrase_count(page.phrases, COUNT_QUESTION, n));
    values_set_flag(page.values, "several", n > 1);
    values_set_number(page.values, "example", MIN(n, 2));
    value_say(page.values, "readers", names_in_words(&page, view->readers, READERS_SHOWN));
    if (view->read_at != 0)
        value_say(page.values, "read_at",
                  phrase_appointment(page.phrases, view->read_at, post->now, post->zone));
    values_set_flag(page.values, "returned", view->returned);
    put_waiting(&page, view);
    put_quick(&page, view->blocked);
    gboolean done = page_write(&page, name, FALSE, templates, written_r, failure);
    page_close(&page);
    return done;
}

gboolean letters_question(const struct question_view *view, const struct post *post,
                          struct template_set *templates, struct written *written_r,
                          struct failure *failure)
{
    return write_asking("question", view, post, templates, written_r, failure);
}

gboolean letters_reminder(const struct question_view *view, const struct post *post,
                          struct template_set *templates, struct written *written_r,
                          struct failure *failure)
{
    return write_asking("reminder", view, post, templates, written_r, failure);
}
