/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "offer": after some silence, one mail that offers another hour, fewer mails, a pause, or
 * leaving.
 *
 * Promises: once a silence, in the person's hours, and not when they have said a word meanwhile.
 */
#include "muster/work/silence.h"

#include "work/planning/draft.h"
#include "work/planning/own-time.h"

#define OFFER_LIFE (3 * INSTANT_DAY)

/* An hour that differs from that of the first workflow which asks the person: an hour later. */
static int minute_else(const struct own_time *own)
{
    const struct site *site = own->planner->site;
    struct occasion occasion;
    int32_t day, today = planner_today(own->planner, own->rhythm);
    int minute = 9 * 60 + 30;
    for (guint i = 0; i < site->n_workflows; i++)
        if (workflow_asks(&site->workflows[i], own->person) &&
            own_time_next(own, &site->workflows[i], today, &occasion)) {
            zone_local(own->rhythm->zone, occasion.ask + INSTANT_HOUR, &day, &minute);
            break;
        }
    return minute / 30 * 30;
}

static gboolean offer_mail(struct planner *planner, const struct person *person,
                           const struct due *due, struct failure *failure)
{
    struct own_time own = own_time_of(planner, person);
    struct offer_view view = {.missed = (guint)silence_get(planner->site->store, person->id),
                              .paused_after = SILENCE_PAUSE,
                              .minute = minute_else(&own)};
    char day[DAY_TEXT_MAX];
    day_format(due->day, day);
    g_autofree char *key = g_strdup_printf("offer:%" G_GINT64_FORMAT ":%s", person->id, day);
    struct draft draft;
    draft_begin(&draft, planner, person, "offer");
    gboolean written =
        letters_offer(&view, &draft.post, planner->site->templates, &draft.written, failure);
    if (written && draft_queue(&draft, key, 0, planner->site->now + OFFER_LIFE))
        planner->report->offered++;
    draft_clear(&draft);
    return written;
}

gboolean offer_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    struct person *person = person_get(store, due->person);
    gboolean fine = TRUE;
    if (person != NULL && person->state == PERSON_ACTIVE && person->suspended == 0 &&
        silence_get(store, due->person) >= SILENCE_OFFER) {
        int64_t open;
        if (rhythm_next_open(planner_rhythm(planner, person), planner->site->now, &open)) {
            if (open > planner->site->now)
                planner_due_set(planner, due, due->day, open);
            else
                fine = offer_mail(planner, person, due, failure);
        }
    }
    person_free(person);
    return fine;
}
