/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Silence, and the states that it and people's own words lead to.
 *
 * Promises: one offer a silence; nobody is paused who said anything since; what happened to a
 * person is told to readers by its sequence number, so once each.
 */
#include "muster/work/silence.h"

#include "muster/work/absence.h"
#include "muster/work/reach.h"
#include "work/planning/planner.h"

/* A manager sent them away: "yes". */
#define SENT_AWAY "sent-away"

static gboolean state_move(struct site *site, gint64 id, enum person_state from,
                           enum person_state to, enum person_event event, gboolean by_itself)
{
    struct person *person = person_get(site->store, id);
    gboolean moves = person != NULL && person->state == from;
    person_free(person);
    if (!moves)
        return FALSE;
    person_set_state(site->store, id, to, site->now);
    person_news_add(site->store, id, event, by_itself, site->now);
    return TRUE;
}

/* What the person was asked and has not answered needs no answer any more. */
guint person_skips(struct site *site, gint64 person)
{
    struct store *store = site->store;
    g_autoptr(GPtrArray) rounds = rounds_open_of(store, person);
    guint skipped = 0;
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = rounds->pdata[i];
        if (round->revision > 0)
            continue;
        round_set_state(store, round->id, ROUND_SKIPPED, "person");
        outbox_cancel_round(store, round->id, NULL);
        due_drop_round(store, round->id);
        skipped++;
    }
    return skipped;
}

gboolean person_pause(struct site *site, gint64 person)
{
    if (!state_move(site, person, PERSON_ACTIVE, PERSON_PAUSED, PERSON_EVENT_PAUSED, FALSE))
        return FALSE;
    person_skips(site, person);
    planning_refresh_person(site, person);
    return TRUE;
}

gboolean person_resume(struct site *site, gint64 person)
{
    if (!state_move(site, person, PERSON_PAUSED, PERSON_ACTIVE, PERSON_EVENT_RESUMED, FALSE))
        return FALSE;
    silence_end(site->store, person);
    planning_refresh_person(site, person);
    return TRUE;
}

/* Who was welcomed once is asked again at once; who was not hears first what comes. */
gboolean person_return(struct site *site, gint64 person)
{
    struct person *found = person_get(site->store, person);
    gboolean welcomed = found != NULL && found->first_day != DAY_NONE;
    person_free(found);
    if (!state_move(site, person, PERSON_LEFT, welcomed ? PERSON_ACTIVE : PERSON_WELCOME,
                    PERSON_EVENT_RESUMED, FALSE))
        return FALSE;
    person_setting_set(site->store, person, SENT_AWAY, "");
    silence_end(site->store, person);
    person_reached(site, person);
    planning_refresh_person(site, person);
    return TRUE;
}

gboolean person_leave(struct site *site, gint64 person)
{
    struct person *found = person_get(site->store, person);
    gboolean leaves = found != NULL && found->state != PERSON_LEFT;
    if (leaves)
        leaves = state_move(site, person, found->state, PERSON_LEFT, PERSON_EVENT_LEFT, FALSE);
    person_free(found);
    if (leaves) {
        items_release(site->store, person);
        planning_refresh_person(site, person);
    }
    return leaves;
}

gboolean person_send_away(struct site *site, gint64 person)
{
    gboolean leaves = person_leave(site, person);
    if (leaves)
        person_setting_set(site->store, person, SENT_AWAY, "yes");
    return leaves;
}

gboolean person_was_sent_away(struct store *store, gint64 person)
{
    g_autofree char *sent_away = person_setting_get(store, person, SENT_AWAY);
    return sent_away[0] != '\0';
}

/* Paused because of silence, and by nothing since. */
static gboolean paused_by_itself(struct store *store, gint64 person)
{
    g_autoptr(GArray) news = person_news_since(store, person, 0);
    gboolean by_itself = FALSE;
    for (guint i = 0; i < news->len; i++) {
        const struct person_news *one = &g_array_index(news, struct person_news, i);
        if (one->event != PERSON_EVENT_SUSPENDED && one->event != PERSON_EVENT_REACHED)
            by_itself = one->event == PERSON_EVENT_PAUSED && one->by_itself;
    }
    return by_itself;
}

void person_spoke(struct site *site, const struct person *person, gint64 received)
{
    silence_end(site->store, person->id);
    person_reached(site, person->id);
    absence_over(site, person->id, person_day(site, person, received), ABSENCE_ENDED_BY_MAIL);
    if (person->state == PERSON_PAUSED && paused_by_itself(site->store, person->id))
        person_resume(site, person->id);
}

/* In the morning, when the mail of the day is looked at; not with the end that was just missed. */
static void offer_plan(struct planner *planner, const struct person *person)
{
    static const struct hour_rule morning = {.kind = HOUR_BEGIN_OF_DAY};
    int64_t at;
    int32_t day;
    if (!rhythm_next_hour(planner_rhythm(planner, person), &morning, planner->site->now, &at, &day))
        return;
    struct due key = due_key("offer", "", person->id, 0, 0);
    planner_due_set(planner, &key, day, at);
}

void silence_note(struct planner *planner, gint64 id)
{
    struct site *site = planner->site;
    int missed = silence_add(site->store, id);
    if (missed < SILENCE_OFFER)
        return;
    struct person *person = person_get(site->store, id);
    if (person != NULL && missed == SILENCE_OFFER && person->state == PERSON_ACTIVE)
        offer_plan(planner, person);
    if (missed >= SILENCE_PAUSE &&
        state_move(site, id, PERSON_ACTIVE, PERSON_PAUSED, PERSON_EVENT_PAUSED, TRUE))
        refresh_person(planner, id);
    person_free(person);
}
