/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings due rows in line with people, teams and workflows, after whatever changed them.
 *
 * Promises: a round that was asked stays as it was promised; what is overdue (a question, a reminder, a summary) is left to
 * its claim, which decides about grace; a change of hours or workflows counts from the next occasion on; and a person who
 * changes zone gets neither two rounds for one local date nor none.
 */
#include "work/planner.h"

#include <string.h>

enum { REFRESH_BATCH = 200 }; /* people in one transaction */

/* One person and one workflow. */
struct refresh {
    struct planner *planner;
    const struct person *person;
    const struct rhythm *rhythm;
    const struct workflow *workflow;
};

static gboolean was_asked(const struct refresh *refresh, int32_t day)
{
    struct round *round = round_find(refresh->planner->site->store, refresh->workflow->config->name,
                                     refresh->person->id, day, 0);
    gboolean found = round != NULL;
    round_free(round);
    return found;
}

/* When the question of OCCASION may still come, or 0. Its hour is over already only because the clock on the wall changed
 * when WAS, the row so far, still waited for it: then it comes at the next instant that suits. */
static gint64 ask_instant(const struct refresh *refresh, const struct occasion *occasion,
                          const struct due *was)
{
    gint64 now = refresh->planner->site->now;
    if (was_asked(refresh, occasion->day))
        return 0;
    if (occasion->ask > now)
        return occasion->ask;
    int64_t open;
    if (was != NULL && was->day == occasion->day && rhythm_next_open(refresh->rhythm, now, &open) &&
        open < occasion->on_time)
        return MAX(open, now + 1);
    return 0;
}

static void refresh_ask(const struct refresh *refresh, const struct due *was)
{
    struct planner *planner = refresh->planner;
    struct due key = due_key("ask", refresh->workflow->config->name, refresh->person->id, 0, 0);
    if (was != NULL && was->at <= planner->site->now)
        return;
    int32_t day = MAX(planner_today(planner, refresh->rhythm), refresh->person->first_day);
    struct occasion occasion;
    while (schedule_next(&refresh->workflow->schedule, refresh->rhythm, day, &occasion)) {
        gint64 at = ask_instant(refresh, &occasion, was);
        if (at != 0) {
            planner_due_set(planner, &key, occasion.day, at);
            return;
        }
        day = occasion.day + 1;
    }
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
static void refresh_round(struct planner *planner, const struct person *person,
                          const struct round *round)
{
    const struct workflow *workflow = site_workflow(planner->site, round->workflow);
    struct occasion occasion;
    gboolean found = workflow != NULL && person->state == PERSON_ACTIVE &&
                     schedule_next(&workflow->schedule, planner_rhythm(planner, person), round->day,
                                   &occasion) &&
                     occasion.day == round->day;
    round_plan(planner, round, found ? &occasion : NULL, planner->site->now);
}

static void refresh_open_rounds(struct planner *planner, const struct person *person)
{
    g_autoptr(GPtrArray) rounds = rounds_open_of(planner->site->store, person->id);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (person->state == PERSON_LEFT)
            round_set_state(planner->site->store, round->id, ROUND_SKIPPED, "off");
        else if (!due_waits_for_round(planner->site->store, round->id))
            refresh_round(planner, person, round);
    }
}

static void refresh_asks(struct planner *planner, const struct person *person, GPtrArray *asks)
{
    const struct site *site = planner->site;
    for (guint i = 0; i < site->n_workflows; i++) {
        struct refresh refresh = {planner, person, planner_rhythm(planner, person),
                                  &site->workflows[i]};
        if (workflow_asks(refresh.workflow, person))
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

void refresh_person(struct planner *planner, gint64 id)
{
    struct store *store = planner->site->store;
    struct person *person = person_get(store, id);
    if (person == NULL)
        return;
    g_autoptr(GPtrArray) asks = asks_find(planner->site, id);
    due_drop_person(store, id, planner->site->now);
    if (person->state == PERSON_LEFT)
        outbox_cancel_person(store, id);
    if (person->state == PERSON_WELCOME)
        refresh_welcome(planner, person);
    if (person_has_rounds(person))
        refresh_asks(planner, person, asks);
    refresh_open_rounds(planner, person);
    if (person->state != PERSON_LEFT && person->reads[0] != NULL)
        refresh_summary(planner, person);
    if (person->state != PERSON_LEFT)
        comment_plan(planner, person);
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
