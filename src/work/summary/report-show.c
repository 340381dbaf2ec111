/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a letter shows it. */
#include "work/summary/report-forms.h"

/* Those of SECTION that are SOLVED, or are not. */
static void add_blockers(struct report_page *page, const struct report_section *section,
                         gboolean solved)
{
    for (guint i = 0; i < section->people->len; i++) {
        const struct reported *reported = g_ptr_array_index(section->people, i);
        for (guint k = 0; k < reported->blockers->len; k++) {
            const struct reported_blocker *one =
                &g_array_index(reported->blockers, struct reported_blocker, k);
            struct blocker_view blocker = {.name = reported->person->name,
                                           .address = reported->person->address,
                                           .team = section->name,
                                           .day = one->item->day,
                                           .text = one->item->text,
                                           .number = one->item->id,
                                           .solved = one->solved};
            if ((one->solved != 0) == solved)
                g_array_append_val(page->blockers, blocker);
        }
    }
}

static void add_people(GArray *people, const struct report_section *section)
{
    for (guint i = 0; section->told_in_full && i < section->people->len; i++) {
        const struct reported *reported = g_ptr_array_index(section->people, i);
        if (reported->entries->len == 0)
            continue;
        struct person_view person = {.name = reported->person->name,
                                     .address = reported->person->address,
                                     .entries =
                                         (const struct entry_view *)(void *)reported->entries->data,
                                     .n_entries = reported->entries->len};
        g_array_append_val(people, person);
    }
}

static void add_team(struct report_page *page, const struct report_section *section)
{
    GArray *people = g_array_new(FALSE, FALSE, sizeof(struct person_view));
    gboolean counted = section_is_counted(section);
    add_people(people, section);
    g_ptr_array_add(page->sections, people);
    struct team_view team = {.name = section->name,
                             .answered = counted ? section->n_answered : 0,
                             .asked = counted ? section->n_asked : 0,
                             .mood_week = section->mood.week,
                             .mood = section->mood.halves,
                             .people = (const struct person_view *)(void *)people->data,
                             .n_people = people->len};
    const struct plans_counted plans = section_plans_counted(section);
    plans_put(&team, &plans);
    g_array_append_val(page->teams, team);
}

static void array_free(gpointer data)
{
    g_array_unref(data);
}

struct report_page report_show(const struct report *report)
{
    struct report_page page = {
        .blockers = g_array_new(FALSE, FALSE, sizeof(struct blocker_view)),
        .teams = g_array_new(FALSE, FALSE, sizeof(struct team_view)),
        .sections = g_ptr_array_new_with_free_func(array_free),
    };
    for (guint i = 0; i < report->sections->len; i++) {
        add_blockers(&page, g_ptr_array_index(report->sections, i), FALSE);
        add_team(&page, g_ptr_array_index(report->sections, i));
    }
    for (guint i = 0; i < report->sections->len; i++)
        add_blockers(&page, g_ptr_array_index(report->sections, i), TRUE);
    page.view = (struct report_view){
        .since = report->since,
        .until = report->until,
        .summary = {.blockers = (const struct blocker_view *)(void *)page.blockers->data,
                    .n_blockers = page.blockers->len,
                    .teams = (const struct team_view *)(void *)page.teams->data,
                    .n_teams = page.teams->len,
                    .goals = (const struct goal_view *)(void *)report->goals->views->data,
                    .n_goals = report->goals->views->len},
    };
    return page;
}

void report_page_clear(struct report_page *page)
{
    g_array_unref(page->blockers);
    g_array_unref(page->teams);
    g_ptr_array_unref(page->sections);
}
