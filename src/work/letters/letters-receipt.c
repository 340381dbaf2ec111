/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that answers a person's own mail: what became of it, and the one line that mends it. */
#include "work/letters/letters-page.h"

enum { LINES_MAX = 12 }; /* of one answer: its writer knows the rest */

/* The lines of TEXT that say something, as "lines". */
static void put_lines(JsonObject *values, const char *text)
{
    JsonArray *list = json_array_new();
    g_auto(GStrv) lines = g_strsplit(text == NULL ? "" : text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *tame = line_of(*line);
        guint length = json_array_get_length(list);
        if (*tame != '\0' && length < LINES_MAX)
            json_array_add_string_element(list, tame);
        else if (*tame != '\0' && length == LINES_MAX)
            json_array_add_string_element(list, "[...]");
    }
    json_object_set_array_member(values, "lines", list);
}

static void put_answers(struct page *page, const struct receipt_view *view)
{
    JsonArray *list = json_array_new();
    for (guint i = 0; i < view->n_answers; i++) {
        JsonObject *answer = value_add(list);
        json_object_set_int_member(answer, "number", view->answers[i].number);
        value_put(answer, "prompt", view->answers[i].prompt);
        put_lines(answer, view->answers[i].text);
    }
    json_object_set_array_member(page->values, "answers", list);
    gboolean has_unplaced = view->unplaced != NULL && *view->unplaced != '\0';
    if (has_unplaced) {
        JsonObject *rest = json_object_new();
        put_lines(rest, view->unplaced);
        json_object_set_object_member(page->values, "unplaced", rest);
    }
    json_object_set_boolean_member(page->values, "has_filed", view->n_answers > 0 || has_unplaced);
}

/* Each kind is a section of the template. */
static void put_kind(struct page *page, enum receipt_kind kind)
{
    static const char *const names[] = {
        [RECEIPT_FIRST] = "first", [RECEIPT_FILED] = "filed",
        [RECEIPT_MOVED] = "moved", [RECEIPT_EARLY] = "early",
        [RECEIPT_EMPTY] = "empty", [RECEIPT_ENCRYPTED] = "encrypted",
        [RECEIPT_WHOM] = "whom",   [RECEIPT_ANOTHERS] = "anothers",
    };
    for (guint i = RECEIPT_FIRST; i < G_N_ELEMENTS(names); i++)
        json_object_set_boolean_member(page->values, names[i], i == kind);
}

gboolean letters_receipt(const struct receipt_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    int year, week;
    day_week(view->summary_day, &year, &week);
    json_object_set_int_member(page.values, "week", week);
    put_kind(&page, view->kind);
    put_answers(&page, view);
    json_object_set_boolean_member(page.values, "of_summary", view->title == NULL);
    if (view->title != NULL)
        value_put(page.values, "title", phrase_title(page.phrases, view->title));
    value_put(page.values, "whose", view->whose);
    value_take(page.values, "day", phrase_day(page.phrases, view->meant));
    value_take(page.values, "filed_day", phrase_day(page.phrases, view->day));
    json_object_set_int_member(page.values, "example", MIN(view->n_questions, 2));
    json_object_set_boolean_member(page.values, "several", view->n_questions > 1);
    gboolean done = page_write(&page, "receipt", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
