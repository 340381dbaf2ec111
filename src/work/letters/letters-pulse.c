/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mails of a pulse: what is asked, the reminder, and what came of it. */
#include "work/letters/letters-page.h"

static void put_lines(struct values *values, const char *name, const char *const *lines)
{
    struct values *list = values_set_list(values, name);
    for (; *lines != NULL; lines++) {
        g_auto(GStrv) rows = g_strsplit(*lines, "\n", -1);
        g_autofree char *row = g_strjoinv(" ", rows);
        value_put(values_add_object(list), "line", row);
    }
}

static void put_questions(struct page *page, const struct pulse_view *view)
{
    struct values *questions = values_set_list(page->values, "questions");
    for (guint i = 0; i < view->n_questions; i++) {
        const struct pulse_question *question = &view->questions[i];
        struct values *values = values_add_object(questions);
        values_set_number(values, "number", i + 1);
        value_put(values, "prompt", question->prompt);
        gboolean is_mood = g_strcmp0(question->kind, "mood") == 0; /* whose hint says who sees it */
        value_take(
            values, "hint",
            phrase_hint(page->phrases, is_mood ? "scale" : question->kind, question->choices));
        put_lines(values, "lines", question->lines);
    }
    put_lines(page->values, "others", view->others);
    values_set_flag(page->values, "has_others", view->others[0] != NULL);
}

/* Each letter is a section of the template. */
static void put_letter(struct page *page, const struct pulse_view *view)
{
    static const char *const names[] = {[PULSE_LETTER_ASKS] = "asks",
                                        [PULSE_LETTER_REMINDS] = "reminds",
                                        [PULSE_LETTER_TELLS] = "tells"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        values_set_flag(page->values, names[i], i == (guint)view->letter);
    gboolean tells = view->letter == PULSE_LETTER_TELLS;
    values_set_flag(page->values, "too_few", tells && view->answered == 0);
    values_set_flag(page->values, "published", tells && view->answered > 0);
    values_set_flag(page->values, "again", view->letter != PULSE_LETTER_ASKS);
}

/* No comma stands behind a question mark, of either width. */
static gboolean ends_asking(const char *title)
{
    return g_str_has_suffix(title, "?") || g_str_has_suffix(title, "\357\274\237");
}

gboolean letters_pulse(const struct pulse_view *view, const struct post *post,
                       struct template_set *templates, struct written *written_r,
                       struct failure *failure)
{
    struct page page = page_open(post);
    put_letter(&page, view);
    const char *title = phrase_title(page.phrases, view->title);
    value_put(page.values, "title", title);
    values_set_flag(page.values, "title_asks", ends_asking(title));
    value_take(page.values, "day", phrase_day(page.phrases, view->day));
    value_take(page.values, "last", phrase_day(page.phrases, view->last));
    values_set_number(page.values, "invited", view->invited);
    values_set_number(page.values, "answered", view->answered);
    values_set_number(page.values, "least", view->least);
    values_set_flag(page.values, "several", view->n_questions > 1);
    put_questions(&page, view);
    gboolean done = page_write(&page, "pulse", view->letter == PULSE_LETTER_TELLS, templates,
                               written_r, failure);
    page_close(&page);
    return done;
}
