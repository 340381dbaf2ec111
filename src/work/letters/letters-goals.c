/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How goals look in any letter: a line for each, with who and until when, and a line for each
 * number below it. */
#include <string.h>

#include "work/letters/letters-page.h"

/* "Ann Lee, core, by Q1 2027": what else there is to say. Caller frees. */
static char *about(const struct phrases *phrases, int32_t today, const struct goal_view *goal)
{
    g_autofree char *by =
        goal->until != DAY_NONE ? phrase_goal_by(phrases, goal->until, goal->quarter, today) : NULL;
    g_autofree char *owner = goal->owner != NULL ? name_of(goal->owner) : NULL;
    g_autofree char *team = goal->team != NULL ? line_of(goal->team) : NULL;
    const char *const all[] = {
        goal->mark >= 0 ? phrase_goal_mark(phrases, (enum goal_mark)goal->mark) : NULL,
        owner,
        team,
        by,
        goal->sure >= 0 ? phrase_goal_sure(phrases, (enum goal_sure)goal->sure) : NULL,
    };
    const char *said[G_N_ELEMENTS(all) + 1] = {NULL};
    guint n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i] != NULL)
            said[n++] = all[i];
    return n > 0 ? phrase_row(phrases, said) : NULL;
}

static gboolean is_plain(const struct goal_result_view *result)
{
    return *result->name == '\0' && strcmp(result->unit, "%") == 0 && result->from == 0;
}

char *goal_result_line(const struct phrases *phrases, const struct goal_result_view *result)
{
    g_autofree char *now = phrase_amount(phrases, result->now, result->unit);
    g_autofree char *from = phrase_amount(phrases, result->from, "");
    g_autofree char *to = phrase_amount(phrases, result->to, result->unit);
    g_autofree char *percent = phrase_percent(phrases, result->percent);
    g_autofree char *stand =
        is_plain(result) ? g_strdup(now) : phrase_goal_stand(phrases, now, from, to, percent);
    g_autofree char *name = line_of(result->name);
    return *name != '\0' ? phrase_headed(phrases, name, stand) : g_steal_pointer(&stand);
}

/* "3.1 open tickets: 96 (120 → 60, 40%); before: 104". Caller frees. */
static char *result_said(const struct phrases *phrases, const struct goal_view *goal, guint at)
{
    const struct goal_result_view *result = &goal->results[at];
    g_autofree char *line = goal_result_line(phrases, result);
    if (result->before != result->now) {
        g_autofree char *before = phrase_amount(phrases, result->before, result->unit);
        char *both = phrase_goal_before(phrases, line, before);
        g_free(line);
        line = both;
    }
    if (goal->n_results == 1)
        return g_steal_pointer(&line);
    return g_strdup_printf("%" G_GINT64_FORMAT ".%d %s", goal->number, result->place, line);
}

void put_goal(struct values *values, const struct phrases *phrases, int32_t today,
              const struct goal_view *goal)
{
    g_autofree char *title = line_of(goal->title);
    g_autofree char *list = about(phrases, today, goal);
    g_autofree char *named =
        list != NULL ? phrase_goal_about(phrases, title, list) : g_strdup(title);
    g_autofree char *number = phrase_goal_number(phrases, goal->number);
    value_say(values, "head", g_strconcat(number, " ", named, NULL));
    struct values *lines = values_set_list(values, "lines");
    for (guint i = 0; i < goal->n_results; i++) {
        g_autofree char *line = result_said(phrases, goal, i);
        values_set_text(values_add_object(lines), "line", line);
    }
    if (goal->stale_since != DAY_NONE) {
        g_autofree char *stale = phrase_goal_stale(phrases, goal->stale_since);
        values_set_text(values_add_object(lines), "line", stale);
    }
}

void goals_put(struct page *page, const struct goal_view *goals, guint n)
{
    struct values *list = values_set_list(page->values, "goals");
    for (guint i = 0; i < n; i++)
        put_goal(values_add_object(list), page->phrases, page->today, &goals[i]);
    values_set_flag(page->values, "has_goals", n > 0);
}
