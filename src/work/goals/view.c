/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals as letters show them, with all that the views borrow. */
#include "work/goals/goals.h"
#include "work/letters/phrases.h"
#include "work/planning/planner.h"

static void array_free(gpointer data)
{
    g_array_unref(data);
}

static void list_free(gpointer data)
{
    g_ptr_array_unref(data);
}

struct goal_views *goal_views_new(void)
{
    struct goal_views *views = g_new0(struct goal_views, 1);
    views->views = g_array_new(FALSE, FALSE, sizeof(struct goal_view));
    views->goals = g_ptr_array_new_with_free_func((GDestroyNotify)goal_free);
    views->results = g_ptr_array_new_with_free_func(list_free);
    views->shown = g_ptr_array_new_with_free_func(array_free);
    views->owners = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
    return views;
}

void goal_views_free(struct goal_views *views)
{
    if (views == NULL)
        return;
    g_array_unref(views->views);
    g_ptr_array_unref(views->goals);
    g_ptr_array_unref(views->results);
    g_ptr_array_unref(views->shown);
    g_ptr_array_unref(views->owners);
    g_free(views);
}

static GArray *results_show(struct store *store, const GPtrArray *results, gint64 since)
{
    GArray *shown = g_array_new(FALSE, FALSE, sizeof(struct goal_result_view));
    for (guint i = 0; i < results->len; i++) {
        const struct key_result *result = g_ptr_array_index(results, i);
        gboolean moved = result->sequence > since;
        const struct goal_result_view view = {.place = result->place,
                                              .name = result->name,
                                              .unit = result->unit,
                                              .from = result->from,
                                              .to = result->to,
                                              .now = result->current,
                                              .before = moved ? key_result_at(store, result, since)
                                                              : result->current,
                                              .percent = key_result_percent(result),
                                              .told = result->fed};
        g_array_append_val(shown, view);
    }
    return shown;
}

/* One that was made and closed since is told as closed. */
static int mark_of(const struct goal *goal, gint64 since)
{
    if (goal->state == GOAL_DONE)
        return GOAL_MARK_DONE;
    if (goal->state == GOAL_DROPPED)
        return GOAL_MARK_DROPPED;
    return goal->opened > since ? GOAL_MARK_NEW : -1;
}

struct goal_view *goal_views_add(struct goal_views *views, struct store *store, struct goal *goal,
                                 gint64 since)
{
    struct person *owner = goal->owner != 0 ? person_get(store, goal->owner) : NULL;
    GPtrArray *results = key_results(store, goal->id, FALSE);
    GArray *shown = results_show(store, results, since);
    g_ptr_array_add(views->goals, goal);
    g_ptr_array_add(views->owners, owner);
    g_ptr_array_add(views->results, results);
    g_ptr_array_add(views->shown, shown);
    const struct goal_view view = {
        .number = goal->id,
        .title = goal->title,
        .owner = owner != NULL ? person_shown(owner) : NULL,
        .until = goal->until,
        .quarter = goal->until != DAY_NONE ? goal_quarter_ending(goal->until) : 0,
        .mark = mark_of(goal, since),
        .sure = (int)goal->confidence - 1,
        .stale_since = DAY_NONE,
        .results = (const struct goal_result_view *)(void *)shown->data,
        .n_results = shown->len};
    g_array_append_val(views->views, view);
    return &g_array_index(views->views, struct goal_view, views->views->len - 1);
}

int32_t goal_stale_since(struct store *store, const struct goal *goal, int32_t today, int days)
{
    g_autoptr(GPtrArray) results = key_results(store, goal->id, FALSE);
    int32_t fed = INT32_MIN;
    for (guint i = 0; i < results->len; i++)
        fed = MAX(fed, ((const struct key_result *)g_ptr_array_index(results, i))->fed);
    gboolean stale = goal->state == GOAL_OPEN && fed != INT32_MIN && today - fed >= days;
    return stale ? fed : DAY_NONE;
}
