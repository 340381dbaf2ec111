/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals for whoever runs the site: the words of a mail without the mail. */
#include "work/goals/goals.h"

#include "work/letters/letters-page.h"

/* What is in the way of TEXT, said at a command line. */
static gboolean refuse(enum goal_hindrance hindrance, const char *text, struct failure *failure)
{
    static const char *const words[GOAL_HINDRANCES] = {
        [GOAL_UNREAD] = "it is not understood; see muster-mail(7), GOALS",
        [GOAL_NO_SUCH] = "there is no such goal; see `muster goal list'",
        [GOAL_NO_RESULT] = "the goal has no such key result",
        [GOAL_SEVERAL] = "the goal has several key results; say which, as 3.1",
        [GOAL_NOT_YOURS] = "that is not for you to change",
        [GOAL_IS_OVER] = "the goal is over; `reopen' opens it again",
        [GOAL_OTHER_UNIT] = "it is measured in something else",
        [GOAL_NO_TEAM] = "there is no such team, or none was named: say --team=NAME",
        [GOAL_NOBODY] = "nobody of that team goes by that name; say the address",
        [GOAL_SO_ALREADY] = "it is so already",
    };
    return failure_set(failure, FAILURE_USAGE, "goal %s: %s", text, words[hindrance]);
}

gboolean goal_want(struct site *site, const char *text, gint64 *goal_r, struct failure *failure)
{
    if (!store_begin(site->store, failure))
        return FALSE;
    const struct goal_doing doing = {.site = site};
    struct goal_case wanted;
    goal_case_open(&doing, text, &wanted);
    g_free(goal_do(&doing, &wanted));
    enum goal_hindrance hindrance = wanted.hindrance;
    *goal_r = wanted.goal != NULL ? wanted.goal->id : 0;
    goal_case_clear(&wanted);
    if (hindrance == GOAL_FINE)
        return store_commit(site->store, failure);
    gboolean fine = store_ok(site->store, failure);
    store_rollback(site->store);
    return fine && refuse(hindrance, text, failure);
}

void goal_append(const struct site *site, const struct goal *goal, GString *out)
{
    const struct goal_doing nobody = {.site = (struct site *)site};
    struct goal_views *views = goal_views_new();
    struct goal_view *view =
        goal_views_add(views, site->store, goal_get(site->store, goal->id), G_MAXINT64);
    struct values *values = values_new();
    view->team = goal->team;
    put_goal(values, phrases_of(site->config->site.language), goal_today(&nobody), view);
    g_string_append_printf(out, "%s\n", values_text(values_get(values, "head")));
    for (const struct values *line = values_first(values_get(values, "lines")); line != NULL;
         line = values_next(line))
        g_string_append_printf(out, "  %s\n", values_text(values_get(line, "line")));
    values_free(values);
    goal_views_free(views);
}
