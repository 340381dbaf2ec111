/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a pulse opens and closes: once for all, by the days of the site or by hand, and with one end
 * for all, so that nobody's zone can be told from it.
 */
#include <string.h>

#include "work/pulse/pulse.h"
#include "work/site/workflow.h"

enum { PEOPLE = 100 /* invited in one transaction */ };

/* --- opening --- */

/* People are invited in batches: a row of nobody's, whose day is the last of them that was. */
static void inviting_expect(struct planner *planner, const struct pulse *pulse, gint64 after)
{
    const struct due key = due_key("pulse-open", pulse->workflow, 0, 0, (int)pulse->id);
    planner_due_set(planner, &key, (int32_t)after, planner->site->now);
}

static void closing_expect(struct planner *planner, const struct pulse *pulse)
{
    const struct due key = due_key("pulse-close", pulse->workflow, 0, 0, (int)pulse->id);
    planner_due_set(planner, &key, pulse->last, pulse->closes);
}

static void invite(struct planner *planner, const struct workflow *workflow,
                   const struct pulse *pulse, gint64 id)
{
    struct person *person = person_get(planner->site->store, id);
    int64_t at;
    if (person != NULL && workflow_reaches(workflow, person) &&
        pulse_stage_at(planner, workflow, pulse, person, PULSE_ASKS, planner->site->now, &at))
        pulse_expect(planner, pulse, person, PULSE_ASKS, at);
    person_free(person);
}

gboolean pulse_open_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    (void)failure;
    struct store *store = planner->site->store;
    const struct workflow *workflow = site_workflow(planner->site, due->workflow);
    struct pulse *pulse = pulse_get(store, due->step);
    g_autoptr(GArray) ids = people_after(store, due->day, PEOPLE);
    for (guint i = 0; workflow != NULL && pulse != NULL && i < ids->len; i++)
        invite(planner, workflow, pulse, g_array_index(ids, gint64, i));
    if (pulse != NULL && ids->len == PEOPLE)
        inviting_expect(planner, pulse, g_array_index(ids, gint64, ids->len - 1));
    pulse_free(pulse);
    return TRUE;
}

/* The day, for the site, of which a pulse would open at INSTANT. */
static int32_t day_opening(const struct planner *planner, gint64 instant)
{
    int32_t day;
    int minute;
    zone_local(planner->site->rhythm.zone, instant + OPENS_BEFORE, &day, &minute);
    return day;
}

int32_t pulse_free_from(struct planner *planner, const struct pulse *last)
{
    int32_t today = day_opening(planner, planner->site->now);
    if (last == NULL)
        return today;
    int32_t closed = last->state == PULSE_OPEN ? day_opening(planner, last->closes) : today;
    return MAX(last->day + 1, MAX(closed, today));
}

/* The day of WORKFLOW that has come, and has had no pulse. FALSE: none. */
static gboolean day_come(struct planner *planner, const struct workflow *workflow, int32_t *day_r)
{
    struct occasion occasion;
    struct pulse *last = pulse_last(planner->site->store, workflow->config->name);
    gboolean free = last == NULL || last->state != PULSE_OPEN;
    int32_t from = pulse_free_from(planner, last);
    pulse_free(last);
    if (!free || !schedule_next(&workflow->schedule, &planner->site->rhythm, from, &occasion))
        return FALSE;
    *day_r = occasion.day;
    return occasion.day <= day_opening(planner, planner->site->now);
}

/* FALSE when that day has had one. In the caller's transaction. */
static gboolean pulse_open_planned(struct planner *planner, struct pulse *pulse)
{
    pulse->id = pulse_open(planner->site->store, pulse);
    if (pulse->id == 0)
        return FALSE;
    inviting_expect(planner, pulse, 0);
    closing_expect(planner, pulse);
    return TRUE;
}

static gboolean pulse_begin(struct planner *planner, const struct workflow *workflow, int32_t day,
                            struct failure *failure)
{
    struct store *store = planner->site->store;
    struct pulse pulse;
    pulse_plan(workflow, day, &pulse);
    if (!store_begin(store, failure))
        return FALSE;
    pulse_open_planned(planner, &pulse);
    return store_commit(store, failure);
}

gboolean pulses_begin(struct planner *planner, struct failure *failure)
{
    const struct site *site = planner->site;
    gboolean fine = TRUE;
    for (guint i = 0; fine && i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        int32_t day;
        if (workflow_is_pulse(workflow) && !workflow->paused && day_come(planner, workflow, &day))
            fine = pulse_begin(planner, workflow, day, failure);
    }
    return fine && store_ok(site->store, failure);
}

/* --- by hand --- */

/* How many people PULSE will ask, as they are now. */
static guint count_asked(struct planner *planner, const struct workflow *workflow,
                         const struct pulse *pulse)
{
    g_autoptr(GPtrArray) people = people_all(planner->site->store);
    guint count = 0;
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = people->pdata[i];
        int64_t at;
        count +=
            planner_reaches(planner, person) && workflow_reaches(workflow, person) &&
            pulse_stage_at(planner, workflow, pulse, person, PULSE_ASKS, planner->site->now, &at);
    }
    return count;
}

static gboolean run(struct planner *planner, const struct workflow *workflow, guint *asked_r,
                    struct failure *failure)
{
    struct pulse *last = pulse_last(planner->site->store, workflow->config->name);
    gboolean open = last != NULL && last->state == PULSE_OPEN;
    char until[DAY_TEXT_MAX];
    day_format(open ? last->last : 0, until);
    pulse_free(last);
    if (workflow->paused)
        return failure_set(failure, FAILURE_USAGE, "%s is paused", workflow->config->name);
    if (open)
        return failure_set(failure, FAILURE_USAGE, "%s is open until %s, and asks once",
                           workflow->config->name, until);
    int32_t today;
    int minute;
    struct pulse pulse;
    zone_local(planner->site->rhythm.zone, planner->site->now, &today, &minute);
    pulse_plan(workflow, today, &pulse);
    if (!pulse_open_planned(planner, &pulse))
        return failure_set(failure, FAILURE_USAGE, "%s was asked today", workflow->config->name);
    *asked_r = count_asked(planner, workflow, &pulse);
    return TRUE;
}

gboolean pulse_run(struct site *site, const struct workflow *workflow, guint *asked_r,
                   struct failure *failure)
{
    struct planning_report unused = {0};
    struct planner planner;
    planner_init(&planner, site, &unused);
    gboolean fine = run(&planner, workflow, asked_r, failure);
    planner_clear(&planner);
    return fine;
}

/* Each change of a box empties the journal; where a reader was in the way, this does. */
gboolean pulses_settle(struct planner *planner, struct failure *failure)
{
    struct store *store = planner->site->store;
    if (!pulse_any_since(store, planner->site->now - INSTANT_DAY))
        return store_ok(store, failure);
    if (!store_begin(store, failure))
        return FALSE;
    store_erase_journal(store);
    return store_commit(store, failure);
}

/* --- closing --- */

/* Readers hear of it too, as those who were asked. */
static void readers_expect(struct planner *planner, const struct workflow *workflow,
                           const struct pulse *pulse)
{
    struct store *store = planner->site->store;
    g_auto(GStrv) teams = teams_all(store);
    for (char **team = teams; workflow != NULL && *team != NULL; team++) {
        const char *const *audience = workflow->config->audience;
        if (!g_strv_contains(audience, "everyone") && !g_strv_contains(audience, *team))
            continue;
        g_autoptr(GArray) readers = team_readers(store, *team);
        for (guint i = 0; i < readers->len; i++) {
            struct person *reader = person_get(store, g_array_index(readers, gint64, i));
            if (reader != NULL)
                pulse_expect(planner, pulse, reader, PULSE_TELLS, planner->site->now);
            person_free(reader);
        }
    }
}

gboolean pulse_close_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    (void)failure;
    struct pulse *pulse = pulse_get(planner->site->store, due->step);
    if (pulse != NULL && pulse->state == PULSE_OPEN) {
        pulse_publish(planner->site->store, pulse);
        readers_expect(planner, site_workflow(planner->site, due->workflow), pulse);
    }
    pulse_free(pulse);
    return TRUE;
}
