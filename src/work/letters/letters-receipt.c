/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that answers a person's own mail: what became of it, and the one line that mends it. */
#include "work/letters/letters-page.h"

enum { LINES_MAX = 12 }; /* of one answer: its writer knows the rest */

/* The lines of TEXT that say something, as "lines". */
static void put_lines(struct values *values, const char *text)
{
    struct values *list = values_set_list(values, "lines");
    g_auto(GStrv) lines = g_strsplit(text == NULL ? "" : text, "\n", -1);
    guint n = 0;
    for (char **line = lines; *line != NULL && n <= LINES_MAX; line++) {
        g_autofree char *tame = line_of(*line);
        if (*tame != '\0')
            values_add_text(list, n++ < LINES_MAX ? tame : "[...]");
    }
}

static void put_answers(struct page *page, const struct receipt_view *view)
{
    struct values *list = values_set_list(page->values, "answers");
    for (guint i = 0; i < view->n_answers; i++) {
        struct values *answer = values_add_object(list);
        values_set_number(answer, "number", view->answers[i].number);
        value_put(answer, "prompt", view->answers[i].prompt);
        put_lines(answer, view->answers[i].text);
    }
    g_autofree char *label = capitalised(phrase_attached(page->phrases));
    g_autofree char *files = files_in_words(page, view->attached, view->n_attached, 0);
    if (view->n_attached > 0)
        value_say(page->values, "attached", phrase_headed(page->phrases, label, files));
    gboolean has_unplaced = view->unplaced != NULL && *view->unplaced != '\0';
    if (has_unplaced)
        put_lines(values_set_object(page->values, "unplaced"), view->unplaced);
    values_set_flag(page->values, "has_filed",
                    view->n_answers + view->n_attached > 0 || has_unplaced);
}

/* Each kind is a section of the template. */
static void put_kind(struct page *page, enum receipt_kind kind)
{
    static const char *const names[] = {
        [RECEIPT_FIRST] = "first", [RECEIPT_FILED] = "filed",
        [RECEIPT_MOVED] = "moved", [RECEIPT_EARLY] = "early",
        [RECEIPT_EMPTY] = "empty", [RECEIPT_ENCRYPTED] = "encrypted",
        [RECEIPT_WHOM] = "whom",   [RECEIPT_ANOTHERS] = "anothers",
        [RECEIPT_ASIDE] = "aside", [RECEIPT_TICKETLESS] = "ticketless",
    };
    for (guint i = RECEIPT_FIRST; i < G_N_ELEMENTS(names); i++)
        values_set_flag(page->values, names[i], i == kind);
}

/* What was for a 1-on-1: with whom, or whose it may be. Lines that nobody got stand nowhere else, so
 * that all are told. */
static void put_aside(struct page *page, const struct receipt_view *view)
{
    value_say(page->values, "partner", name_of(view->partner));
    values_set_flag(page->values, "among", view->among != NULL);
    if (view->unheard == NULL)
        return;
    g_auto(GStrv) words = g_strsplit(view->among, " ", 2);
    value_say(page->values, "someone", name_of(words[0]));
    struct values *list = values_set_list(values_set_object(page->values, "unheard"), "lines");
    for (const char *const *line = view->unheard; *line != NULL; line++) {
        g_autofree char *tame = line_of(*line);
        values_add_text(list, tame);
    }
}

gboolean letters_receipt(const struct receipt_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    int year, week;
    day_week(view->summary_day, &year, &week);
    values_set_number(page.values, "week", week);
    put_kind(&page, view->kind);
    put_aside(&page, view);
    put_answers(&page, view);
    values_set_flag(page.values, "of_summary", view->title == NULL);
    if (view->title != NULL)
        value_put(page.values, "title", phrase_title(page.phrases, view->title));
    value_put(page.values, "whose", view->whose);
    value_take(page.values, "day", phrase_day(page.phrases, view->meant));
    value_take(page.values, "filed_day", phrase_day(page.phrases, view->day));
    values_set_number(page.values, "example", MIN(view->n_questions, 2));
    values_set_flag(page.values, "several", view->n_questions > 1);
    gboolean done = page_write(&page, "receipt", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
