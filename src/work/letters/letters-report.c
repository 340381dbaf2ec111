/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a week, a month or any time brought: blockers and teams as in a summary, under the days that they are about. */
#include "work/letters/letters-entries.h"

/* "3 blockers, 1 solved." */
static char *headline(const struct page *page, const struct report_view *view)
{
    guint solved = 0;
    for (guint i = 0; i < view->summary.n_blockers; i++)
        solved += view->summary.blockers[i].solved != 0;
    g_autofree char *all = phrase_count(page->phrases, COUNT_BLOCKER, view->summary.n_blockers);
    g_autofree char *over = phrase_count(page->phrases, COUNT_SOLVED, solved);
    g_autofree char *words =
        phrase_row(page->phrases, (const char *const[]){all, solved > 0 ? over : NULL, NULL});
    return phrase_sentence(page->phrases, words);
}

gboolean letters_report(const struct report_view *view, const struct post *post,
                        struct template_set *templates, struct written *written_r,
                        struct failure *failure)
{
    struct page page = page_open(post);
    g_autofree char *span = phrase_span(page.phrases, view->since, view->until);
    g_autofree char *days = capitalised(span);
    g_autofree char *words = headline(&page, view);
    value_say(page.values, "about", name_of(view->about));
    value_put(page.values, "span", span);
    value_put(page.values, "day", days);
    value_put(page.values, "headline", words);
    value_say(page.values, "lead", phrase_headed(page.phrases, days, words));
    values_set_flag(page.values, "several_days", TRUE);
    struct room room = room_open(&view->summary);
    blockers_put(&page, &room, &view->summary);
    goals_put(&page, view->summary.goals, view->summary.n_goals);
    teams_put(&page, &room, &view->summary);
    room_close(&room);
    gboolean done = page_write(&page, "report", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
