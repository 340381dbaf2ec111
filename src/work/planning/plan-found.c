/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks back for a plan, and then for its ticks.
 *
 * Does not: look further back than RECALL_DAYS, nor before the person's first day.
 */
#include "work/planning/plan-found.h"

#include "work/planning/earlier.h"
#include "work/planning/plan-items.h"

enum { RECALL_DAYS = 100 /* a monthly plan may skip two months */ };

struct search {
    const char *plans, *asks;
    struct found_plan *plan;
};

static enum earlier_role plan_role(const struct question_config *question, gconstpointer data)
{
    const struct search *search = data;
    if (question_stands_for(question, search->plans))
        return EARLIER_PLANS;
    return question_stands_for(question, search->asks) ? EARLIER_ASKS : EARLIER_NONE;
}

static gboolean plan_found(const struct earlier *earlier, gpointer data)
{
    struct found_plan *plan = ((struct search *)data)->plan;
    if (earlier->role != EARLIER_PLANS)
        return TRUE;
    plan->by = earlier->question;
    plan->day = earlier->day;
    g_auto(GStrv) texts = plan_items(earlier->answer->text);
    for (char **text = texts; *text != NULL && !earlier->answer->nothing; text++)
        g_ptr_array_add(plan->items, g_strdup(*text));
    return TRUE;
}

void plan_find(struct planner *planner, const struct person *person, int32_t day, const char *plans,
               const char *asks, struct found_plan *plan_r)
{
    struct search search = {plans, asks, plan_r};
    *plan_r = (struct found_plan){.items = g_ptr_array_new_with_free_func(g_free)};
    look_back(&(struct look_back){.site = planner->site,
                                  .forms = planner->forms,
                                  .person = person->id,
                                  .since = MAX(day - RECALL_DAYS, person->first_day),
                                  .before = day,
                                  .role = plan_role,
                                  .found = plan_found,
                                  .data = &search});
}

/* Questions that showed it. */
static enum earlier_role tick_role(const struct question_config *question, gconstpointer data)
{
    const struct found_plan *plan = data;
    return question_stands_for(plan->by, question->recall) ? EARLIER_ASKS : EARLIER_NONE;
}

static gboolean tick_found(const struct earlier *earlier, gpointer data)
{
    struct found_plan *plan = data;
    plan_strike(plan->items, earlier->answer->text);
    return plan->items->len == 0;
}

void plan_leave(struct planner *planner, const struct person *person, int32_t day,
                struct found_plan *plan)
{
    if (plan->items->len == 0)
        return;
    look_back(&(struct look_back){.site = planner->site,
                                  .forms = planner->forms,
                                  .person = person->id,
                                  .since = plan->day + 1,
                                  .before = day,
                                  .role = tick_role,
                                  .found = tick_found,
                                  .data = plan});
}

void found_plan_clear(struct found_plan *plan)
{
    g_clear_pointer(&plan->items, g_ptr_array_unref);
}
