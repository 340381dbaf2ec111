/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "suspend": the probe came back, and nothing is sent to the person any more; and how that
 * ends.
 *
 * Promises: nobody is suspended of whom a word came in meanwhile. What waited for an answer is
 * recorded as not asked; what was to be told waits until they are reached again.
 */
#include "muster/work/reach.h"

#include "muster/store/bounces.h"
#include "work/planning/planner.h"

static void rounds_let_go(struct store *store, gint64 person)
{
    g_autoptr(GPtrArray) rounds = rounds_open_of(store, person);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (round->revision > 0)
            continue;
        round_set_state(store, round->id, ROUND_SKIPPED, WHY_UNREACHABLE);
        due_drop_round(store, round->id);
    }
}

static gboolean has_failed(struct store *store, gint64 person)
{
    struct bounces bounces;
    gboolean failed = bounces_get(store, person, &bounces) && bounces.stage == BOUNCES_FAILED;
    bounces_clear(&bounces);
    return failed;
}

gboolean suspend_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    (void)failure;
    struct store *store = planner->site->store;
    struct person *person = person_get(store, due->person);
    if (person != NULL && person->state != PERSON_LEFT && person->suspended == 0 &&
        has_failed(store, person->id)) {
        person_set_suspended(store, person->id, planner->site->now);
        person_news_add(store, person->id, PERSON_EVENT_SUSPENDED, TRUE, planner->site->now);
        rounds_let_go(store, person->id);
        outbox_cancel_person(store, person->id);
        refresh_person(planner, person->id);
        planner->report->suspended++;
    }
    person_free(person);
    return TRUE;
}

/* Of whoever is suspended something came back: so this is one look for everybody else. */
gboolean person_reached(struct site *site, gint64 id)
{
    if (!bounces_forget(site->store, id))
        return FALSE;
    struct person *person = person_get(site->store, id);
    gboolean returns = person != NULL && person->suspended != 0;
    person_free(person);
    if (!returns)
        return FALSE;
    person_set_suspended(site->store, id, 0);
    person_news_add(site->store, id, PERSON_EVENT_REACHED, FALSE, site->now);
    planning_refresh_person(site, id);
    return TRUE;
}
