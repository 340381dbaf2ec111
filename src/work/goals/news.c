/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a summary tells of goals: those that moved since the last one; once a week, also those
 * that nobody fed for weeks. */
#include "work/goals/goals.h"

enum { NEWS_MAX = 30 /* goals of one mail */ };

static void add_moved(struct goal_views *views, struct store *store, const char *team, gint64 since)
{
    GPtrArray *goals = goals_moved_since(store, team, since);
    for (guint i = 0; i < goals->len && views->views->len < NEWS_MAX; i++)
        goal_views_add(views, store, g_steal_pointer(&goals->pdata[i]), since);
    g_ptr_array_unref(goals);
}

static gboolean is_told(const struct goal_views *views, gint64 goal)
{
    for (guint i = 0; i < views->views->len; i++)
        if (g_array_index(views->views, struct goal_view, i).number == goal)
            return TRUE;
    return FALSE;
}

static void add_stale(struct goal_views *views, struct store *store, const char *team,
                      int32_t today)
{
    GPtrArray *goals = goals_of_team(store, team, FALSE);
    for (guint i = 0; i < goals->len && views->views->len < NEWS_MAX; i++) {
        const struct goal *goal = g_ptr_array_index(goals, i);
        int32_t since = goal_stale_since(store, goal, today, GOAL_STALE_DAYS);
        if (since == DAY_NONE || is_told(views, goal->id))
            continue;
        goal_views_add(views, store, g_steal_pointer(&goals->pdata[i]), INT64_MAX)->stale_since =
            since;
    }
    g_ptr_array_unref(goals);
}

struct goal_views *goals_news(struct store *store, const struct person *reader, gint64 since,
                              int32_t today, gboolean stale, gboolean *moved_r)
{
    struct goal_views *views = goal_views_new();
    for (char **team = reader->reads; *team != NULL; team++)
        add_moved(views, store, *team, since);
    *moved_r = views->views->len > 0;
    for (char **team = reader->reads; stale && *team != NULL; team++)
        add_stale(views, store, *team, today);
    return views;
}

void goal_views_note_shown(const struct goal_views *views, struct store *store, gint64 mail)
{
    for (guint i = 0; i < views->views->len; i++)
        goal_note_shown(store, g_array_index(views->views, struct goal_view, i).number, mail);
}
