/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first mail that a person ever gets: says what will come and who reads it, and asks nothing. */
#include "work/letters/letters-page.h"

enum { SUBJECT_READERS = 2, READERS_SHOWN = 4 };

static void put_coming(struct page *page, const struct welcome_view *view)
{
    struct values *list = values_set_list(page->values, "coming");
    for (guint i = 0; i < view->n_coming; i++) {
        const struct coming *coming = &view->coming[i];
        struct values *values = values_add_object(list);
        values_set_flag(values, "more", i > 0);
        value_put(values, "title", phrase_title(page->phrases, coming->title));
        value_say(values, "asked",
                  phrase_count(page->phrases, COUNT_QUESTION, coming->n_questions));
        value_say(values, "days", phrase_weekdays(page->phrases, coming->days));
        value_say(values, "at", phrase_clock(page->phrases, coming->minute));
        if (coming->n_reminders > 0)
            value_say(values, "reminders",
                      phrase_count(page->phrases, COUNT_REMINDER, coming->n_reminders));
    }
}

gboolean letters_welcome(const struct welcome_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    put_coming(&page, view);
    value_say(page.values, "first", phrase_day_from(page.phrases, view->first_day, page.today));
    if (view->first_day - page.today <= 1)
        value_say(page.values, "first_date", phrase_day(page.phrases, view->first_day));
    value_say(page.values, "first_at", phrase_clock(page.phrases, view->coming[0].minute));
    value_say(page.values, "teams", names_in_words(&page, view->teams, 0));
    value_say(page.values, "readers", names_in_words(&page, view->readers, READERS_SHOWN));
    value_say(page.values, "readers_short", names_in_words(&page, view->readers, SUBJECT_READERS));
    values_set_number(page.values, "keep_raw_days", view->keep_raw_days);
    values_set_number(page.values, "keep_entry_months", view->keep_entry_months);
    gboolean done = page_write(&page, "welcome", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
