/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what came back. Only counts and says what is due, so that whoever learns of it, the
 * filer or the sender, needs nothing of planning.
 */
#include "muster/work/reach.h"

#include "muster/work/absence.h"
#include "muster/work/days-word.h"
#include "work/people/bounce-score.h"

static void step_due(struct site *site, const char *what, gint64 person, int32_t day)
{
    due_set(site->store, &(struct due){.what = (char *)what,
                                       .workflow = (char *)"",
                                       .person = person,
                                       .day = day,
                                       .at = site->now});
}

/* Mail of a rehearsal went to another address: it says nothing about the person. */
static gboolean may_count(const struct site *site, const struct person *person)
{
    return site->config->send.only[0] == '\0' && person->suspended == 0 &&
           person->state != PERSON_LEFT;
}

void person_bounced(struct site *site, const struct person *person, const struct bounce *bounce)
{
    if (bounce->weight == BOUNCE_NONE || !may_count(site, person))
        return;
    struct bounces bounces;
    int32_t day = person_day(site, person, bounce->at);
    bounces_get(site->store, person->id, &bounces);
    enum bounce_step step = bounce_score(&bounces, bounce->weight, bounce->of_probe, day);
    g_free(bounces.why);
    bounces.why = g_strdup(bounce->why);
    bounces_put(site->store, person->id, &bounces);
    bounces_clear(&bounces);
    if (step != BOUNCE_STEP_NONE)
        step_due(site, step == BOUNCE_STEP_PROBE ? PROBE : "suspend", person->id, day);
}

char *person_suspended_said(const struct site *site, const struct person *person)
{
    if (person->suspended == 0)
        return NULL;
    struct bounces bounces;
    bounces_get(site->store, person->id, &bounces);
    gboolean has_why = bounces.why != NULL && bounces.why[0] != '\0';
    g_autofree char *day = day_said(person_day(site, person, person->suspended));
    char *said =
        g_strdup_printf("since %s%s%s", day, has_why ? ": " : "", has_why ? bounces.why : "");
    bounces_clear(&bounces);
    return said;
}
