/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings due rows in line with people, teams and workflows, after whatever changed them.
 *
 * Promises: a round that was asked stays as it was promised; what is overdue (a question, a reminder, a summary) is left to
 * its claim, which decides about grace; a change of hours or workflows counts from the next occasion on; and a person who
 * changes zone gets neither two rounds for one local date nor none.
 */
#include <string.h>

#include "work/planning/own-time.h"

enum { REFRESH_BATCH = 200 }; /* people in one transaction */

/* One person and one workflow. */
struct refresh {
    struct planner *planner;
    const struct person *person;
    const struct own_time *own;
    const struct workflow *workflow;
};

static gboolean was_asked(const void *of, int32_t day)
{
    const struct refresh *refresh = of;
    struct round *round = round_find(refresh->planner->site->store, refresh->workflow->config->name,
                                     refresh->person->id, day, 0);
    gboolean found = round != NULL;
    round_free(round);
    return found;
}

/* What was planned so far. A clock that was ahead has planned past today, which is still to come. */
static struct planned plan_so_far(const struct refresh *refresh, const struct due *row)
{
    const struct planner *planner = refresh->planner;
    if (planner->clock_went_back && row->at > planner->site->now)
        return (struct planned){planner_today(planner, refresh->own->rhythm), INSTANT_NEVER};
    return (struct planned){row->day, row->at};
}

static void refresh_ask(const struct refresh *refresh, const struct due *row)
{
    struct planner *planner = refresh->planner;
    struct due key = due_key("ask", refresh->workflow->config->name, refresh->person->id, 0, 0);
    const struct past past = {was_asked, refresh};
    struct planned was = {0}, plan;
    if (row != NULL)
        was = plan_so_far(refresh, row);
    if (schedule_replan(own_time_schedule(refresh->own, refresh->workflow), refresh->own->rhythm,
                        row != NULL ? &was : NULL, &past, refresh->person->first_day,
                        planner->site->now, &plan))
        planner_due_set(planner, &key, plan.day, plan.at);
}

/* The rows of all workflows as they stand, in the site's order: NULL where there is none. struct due. */
static GPtrArray *asks_find(const struct site *site, gint64 person)
{
    GPtrArray *asks = g_ptr_array_new_with_free_func((GDestroyNotify)due_free);
    for (guint i = 0; i < site->n_workflows; i++) {
        struct due key = due_key("ask", site->workflows[i].config->name, person, 0, 0);
        g_ptr_array_add(asks, due_find(site->store, &key));
    }
    return asks;
}

/* What is still to come for a round that was asked: its end as promised, its reminders as the person's time runs now. */
static void refresh_round(struct planner *planner, const struct own_time *own,
                          const struct round *round)
{
    const struct workflow *workflow = site_workflow(planner->site, round->workflow);
    struct occasion occasion;
    gboolean found = workflow != NULL && own->person->state == PERSON_ACTIVE &&
                     own_time_of_round(own, workflow, round, &occasion);
    round_plan(planner, round, found ? &occasion : NULL, planner->site->now);
}

static void refresh_open_rounds(struct planner *planner, const struct own_time *own)
{
    const struct person *person = own->person;
    g_autoptr(GPtrArray) rounds = rounds_open_of(planner->site->store, person->id);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (person->state == PERSON_LEFT)
            round_set_state(planner->site->store, round->id, ROUND_SKIPPED, "off");
        else if (!due_waits_for_round(planner->site->store, round->id))
            refresh_round(planner, own, round);
    }
}

static void refresh_asks(struct planner *planner, const struct own_time *own, GPtrArray *asks)
{
    const struct site *site = planner->site;
    for (guint i = 0; i < site->n_workflows; i++) {
        struct refresh refresh = {planner, own->person, own, &site->workflows[i]};
        if (workflow_asks(refresh.workflow, own->person) && !refresh.workflow->paused)
            refresh_ask(&refresh, g_ptr_array_index(asks, i));
    }
}

static void refresh_welcome(struct planner *planner, const struct person *person)
{
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    int64_t open;
    if (!planner_asks(planner, person) || !rhythm_next_open(rhythm, planner->site->now, &open))
        return;
    struct due key = due_key("welcome", "", person->id, 0, 0);
    planner_due_set(planner, &key, planner_today(planner, rhythm), open);
}

static void refresh_summary(struct planner *planner, const struct person *reader)
{
    struct due key = due_key("summary", "", reader->id, 0, 0);
    struct due *overdue = due_find(planner->site->store, &key);
    if (overdue == NULL)
        summary_plan(planner, reader);
    due_free(overdue);
}

static void refresh_reader(struct planner *planner, const struct person *person)
{
    if (person->reads[0] != NULL)
        refresh_summary(planner, person);
    news_plan(planner, person);
    report_plan(planner, person);
}

void refresh_person(struct planner *planner, gint64 id)
{
    struct store *store = planner->site->store;
    struct person *person = person_get(store, id);
    if (person == NULL)
        return;
    struct own_time own = own_time_of(planner, person);
    g_autoptr(GPtrArray) asks = asks_find(planner->site, id);
    due_drop_person(store, id, planner->site->now);
    if (person->state == PERSON_LEFT)
        outbox_cancel_person(store, id);
    if (person->state == PERSON_WELCOME)
        refresh_welcome(planner, person);
    if (person->state == PERSON_ACTIVE)
        refresh_asks(planner, &own, asks);
    refresh_open_rounds(planner, &own);
    meetings_plan(planner, person);
    if (person->state != PERSON_LEFT && person->suspended == 0)
        refresh_reader(planner, person);
    person_free(person);
}

void planning_refresh_person(struct site *site, gint64 person)
{
    struct planning_report report = {0};
    struct planner planner;
    planner_init(&planner, site, &report);
    refresh_person(&planner, person);
    planner_clear(&planner);
}

/* Where a refresh to VERSION goes on: the last person done, 0 at the beginning. */
static gint64 refresh_position(struct store *store, const char *version)
{
    g_autofree char *text = store_fact_get(store, "plan-refresh");
    if (text == NULL || !g_str_has_prefix(text, version))
        return 0;
    return g_ascii_strtoll(text + strlen(version), NULL, 10);
}

static gboolean refresh_batch(struct planner *planner, const char *version, gint64 *position,
                              gboolean *more_r, struct failure *failure)
{
    struct store *store = planner->site->store;
    if (!store_begin(store, failure))
        return FALSE;
    g_autoptr(GArray) ids = people_after(store, *position, REFRESH_BATCH);
    for (guint i = 0; i < ids->len; i++) {
        *position = g_array_index(ids, gint64, i);
        refresh_person(planner, *position);
    }
    *more_r = ids->len == REFRESH_BATCH;
    g_autofree char *progress = g_strdup_printf("%s %" G_GINT64_FORMAT, version, *position);
    store_fact_set(store, "plan-refresh", progress);
    if (!*more_r)
        store_fact_set(store, "plan", version);
    return store_commit(store, failure);
}

gboolean refresh_everyone(struct planner *planner, const volatile int *stop,
                          struct failure *failure)
{
    g_autofree char *version = plan_version(planner->site);
    g_autofree char *known = store_fact_get(planner->site->store, "plan");
    if (g_strcmp0(version, known) == 0)
        return TRUE;
    gint64 position = refresh_position(planner->site->store, version);
    gboolean more = TRUE;
    while (more && !*stop)
        if (!refresh_batch(planner, version, &position, &more, failure))
            return FALSE;
    return TRUE;
}
