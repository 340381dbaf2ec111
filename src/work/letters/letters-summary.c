/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mail that tells a reader what came in: the day in numbers, who is blocked, each team, and who is not in it. */
#include "work/letters/letters-entries.h"

/* Who is not in it */

/* The list as the end of a sentence; nothing where there is nobody. */
static void put_sentence(struct page *page, const char *name, const char *list)
{
    value_say(page->values, name,
              *list == '\0' ? g_strdup("") : phrase_sentence(page->phrases, list));
}

static void put_names(struct page *page, const char *name, const char *const *names)
{
    g_autofree char *list = names_in_words(page, names, 0);
    put_sentence(page, name, list);
}

static void put_row(struct page *page, const char *name, GPtrArray *people)
{
    g_ptr_array_add(people, NULL);
    g_autofree char *list = phrase_row(page->phrases, (const char *const *)people->pdata);
    put_sentence(page, name, list);
}

/* Whether the hour is told by another clock than the reader's. */
static gboolean is_elsewhere(const struct page *page, const struct waiting_view *waiting)
{
    return zone_offset(waiting->zone, page->post->now) !=
           zone_offset(page->post->zone, page->post->now);
}

/* "Ann Lee (Plan for the week, Mon 23 Nov), Bob Ray (Mon 23 Nov)" */
static void put_left_open(struct page *page, const struct summary_view *view)
{
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < view->n_left_open; i++) {
        const struct left_open_view *left = &view->left_open[i];
        g_autofree char *name = name_of(left->name);
        g_ptr_array_add(people, phrase_left_open(page->phrases, name, left->title, left->day));
    }
    put_row(page, "left_open", people);
}

static void put_still(struct page *page, const struct summary_view *view)
{
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < view->n_still; i++) {
        const struct waiting_view *waiting = &view->still[i];
        g_autofree char *name = name_of(waiting->name);
        g_autofree char *until =
            phrase_hour_there(page->phrases, waiting->until, page->post->now, waiting->zone);
        g_ptr_array_add(people,
                        phrase_waits(page->phrases, name, until, is_elsewhere(page, waiting)));
    }
    put_row(page, "still", people);
}

static void put_away(struct page *page, const struct summary_view *view)
{
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < view->n_away; i++) {
        g_autofree char *name = name_of(view->away[i].name);
        int32_t until = view->away[i].until;
        g_ptr_array_add(people, until == DAY_NONE ? g_steal_pointer(&name)
                                                  : phrase_away(page->phrases, name, until));
    }
    put_row(page, "away", people);
}

/* "6 answered, 1 did not, 1 still has time". Nothing is said of what there is none of, but for answers. */
static char *counts_in_words(const struct page *page, const struct summary_view *view)
{
    const struct {
        enum countable what;
        guint count;
    } COUNTS[] = {{COUNT_ANSWERED, view->answered},
                  {COUNT_MISSED, view->missed},
                  {COUNT_WAITING, view->waiting}};
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(COUNTS); i++)
        if (COUNTS[i].count > 0 || COUNTS[i].what == COUNT_ANSWERED)
            g_ptr_array_add(words, phrase_count(page->phrases, COUNTS[i].what, COUNTS[i].count));
    g_ptr_array_add(words, NULL);
    return phrase_row(page->phrases, (const char *const *)words->pdata);
}

/* "2 blockers. 6 answered, 1 did not, 1 still has time." */
static char *headline(const struct page *page, const struct summary_view *view)
{
    g_autofree char *counts = counts_in_words(page, view);
    g_autofree char *answers = phrase_sentence(page->phrases, counts);
    if (view->n_blockers == 0)
        return g_steal_pointer(&answers);
    g_autofree char *blockers = phrase_count(page->phrases, COUNT_BLOCKER, view->n_blockers);
    g_autofree char *first = phrase_sentence(page->phrases, blockers);
    return phrase_sentences(page->phrases, first, answers);
}

/* The same numbers as a bar: what part of the people each is. */
static void put_bar(struct page *page, const struct summary_view *view)
{
    const struct {
        const char *what;
        guint count;
    } PARTS[] = {
        {"answered", view->answered}, {"waiting", view->waiting}, {"missed", view->missed}};
    guint all = view->answered + view->waiting + view->missed;
    struct values *bar = values_set_list(page->values, "bar");
    for (guint i = 0; i < G_N_ELEMENTS(PARTS); i++)
        if (PARTS[i].count > 0) {
            struct values *part = values_add_object(bar);
            value_put(part, "what", PARTS[i].what);
            values_set_number(part, "percent", (PARTS[i].count * 100 + all / 2) / all);
        }
    values_set_flag(page->values, "has_bar", all > 0);
}

gboolean letters_summary(const struct summary_view *view, const struct post *post,
                         struct template_set *templates, struct written *written_r,
                         struct failure *failure)
{
    struct page page = page_open(post);
    int year, week;
    day_week(page.today, &year, &week);
    values_set_number(page.values, "week", week);
    gboolean long_ago = view->since != 0;
    g_autofree char *date = long_ago ? phrase_span(page.phrases, view->since, page.today)
                                     : phrase_day(page.phrases, page.today);
    g_autofree char *day = capitalised(date);
    values_set_flag(page.values, "several_days", long_ago);
    g_autofree char *words = headline(&page, view);
    value_put(page.values, "day", day);
    value_put(page.values, "headline", words);
    value_say(page.values, "lead", phrase_headed(page.phrases, day, words));
    struct room room = room_open(view);
    put_bar(&page, view);
    blockers_put(&page, &room, view);
    goals_put(&page, view->goals, view->n_goals);
    teams_put(&page, &room, view);
    room_close(&room);
    kudos_put(&page, view->kudos, view->n_kudos);
    put_names(&page, "no_answer", view->no_answer);
    put_left_open(&page, view);
    put_names(&page, "not_asked", view->not_asked);
    put_names(&page, "solved", view->solved);
    put_names(&page, "paused", view->paused);
    put_names(&page, "unreached", view->unreached);
    put_names(&page, "gone", view->gone);
    put_still(&page, view);
    put_away(&page, view);
    gboolean done = page_write(&page, "summary", TRUE, templates, written_r, failure);
    page_close(&page);
    return done;
}
