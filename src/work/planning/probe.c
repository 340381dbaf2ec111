/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "probe": mail to a person came back for days; one mail to see whether it still does.
 *
 * Promises: once a day at most, in the person's hours, since it may well arrive; and not when they
 * were heard of meanwhile. Its token says that it is the probe (recognise.h), so what comes back of
 * it is told from what comes back of other mail.
 */
#include "work/people/bounce-score.h"
#include "work/planning/draft.h"

#define PROBE_LIFE (3 * INSTANT_DAY)

static gboolean probe_mail(struct planner *planner, const struct person *person,
                           struct failure *failure)
{
    char day[DAY_TEXT_MAX];
    day_format(planner_today(planner, planner_rhythm(planner, person)), day);
    g_autofree char *key = g_strdup_printf(PROBE ":%" G_GINT64_FORMAT ":%s", person->id, day);
    struct draft draft;
    draft_begin(&draft, planner, person, PROBE);
    gboolean written =
        letters_probe(&draft.post, planner->site->templates, &draft.written, failure);
    if (written && draft_queue(&draft, key, 0, planner->site->now + PROBE_LIFE))
        planner->report->probed++;
    draft_clear(&draft);
    return written;
}

static gboolean probe_person(struct planner *planner, const struct person *person,
                             const struct due *due, struct bounces *bounces,
                             struct failure *failure)
{
    int64_t open;
    if (!rhythm_next_open(planner_rhythm(planner, person), planner->site->now, &open))
        return TRUE; /* someone who never works */
    if (open > planner->site->now) {
        planner_due_set(planner, due, due->day, open);
        return TRUE;
    }
    bounce_score_probed(bounces);
    bounces_put(planner->site->store, person->id, bounces);
    return probe_mail(planner, person, failure);
}

gboolean probe_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    struct person *person = person_get(store, due->person);
    struct bounces bounces;
    gboolean fine = TRUE;
    if (bounces_get(store, due->person, &bounces) && bounces.score >= BOUNCE_LIMIT &&
        person != NULL && person->state != PERSON_LEFT && person->suspended == 0)
        fine = probe_person(planner, person, due, &bounces, failure);
    bounces_clear(&bounces);
    person_free(person);
    return fine;
}
