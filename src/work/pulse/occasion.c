/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a pulse opens and closes: once for all, by the days of the site.
 *
 * It opens twelve hours before its day begins for the site, so that it is open wherever that day
 * begins first. It closes when its last day is over everywhere: one end for all, so that nobody's
 * zone can be told from it.
 */
#include <string.h>

#include "work/pulse/pulse.h"
#include "work/site/workflow.h"

enum { PEOPLE = 100 /* invited in one transaction */ };
#define OPENS_BEFORE (12 * INSTANT_HOUR)
#define LAST_ZONE (12 * INSTANT_HOUR) /* UTC-12: there a day ends last */

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
        hour_turn(planner_rhythm(planner, person), &workflow->schedule.ask, pulse->day,
                  planner->site->now, &at) &&
        at < pulse->closes)
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

/* The day of WORKFLOW that has come, and has had no pulse. FALSE: none. */
static gboolean day_come(struct planner *planner, const struct workflow *workflow, int32_t *day_r)
{
    const struct rhythm *rhythm = &planner->site->rhythm;
    gint64 now = planner->site->now;
    struct occasion occasion;
    struct pulse *last = pulse_last(planner->site->store, workflow->config->name);
    int32_t today, from;
    int minute;
    zone_local(rhythm->zone, now + OPENS_BEFORE, &today, &minute);
    from = last != NULL ? MAX(last->day + 1, today) : today;
    gboolean free = last == NULL || last->state != PULSE_OPEN;
    pulse_free(last);
    if (!free || !schedule_next(&workflow->schedule, rhythm, from, &occasion))
        return FALSE;
    *day_r = occasion.day;
    return occasion.day <= today;
}

static gboolean pulse_begin(struct planner *planner, const struct workflow *workflow, int32_t day,
                            struct failure *failure)
{
    struct store *store = planner->site->store;
    struct pulse pulse = {.workflow = (char *)workflow->config->name,
                          .day = day,
                          .last = day + workflow->config->open - 1};
    pulse.closes = (gint64)(pulse.last + 1) * INSTANT_DAY + LAST_ZONE;
    if (!store_begin(store, failure))
        return FALSE;
    pulse.id = pulse_open(store, &pulse);
    if (pulse.id != 0) {
        inviting_expect(planner, &pulse, 0);
        closing_expect(planner, &pulse);
    }
    return store_commit(store, failure);
}

gboolean pulses_begin(struct planner *planner, struct failure *failure)
{
    const struct site *site = planner->site;
    gboolean fine = TRUE;
    for (guint i = 0; fine && i < site->n_workflows; i++) {
        const struct workflow *workflow = &site->workflows[i];
        int32_t day;
        if (strcmp(workflow->config->kind, "pulse") == 0 && !workflow->paused &&
            day_come(planner, workflow, &day))
            fine = pulse_begin(planner, workflow, day, failure);
    }
    return fine && store_ok(site->store, failure);
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
