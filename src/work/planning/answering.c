/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts behind the caps. What the site sent is counted in the store once a tick, and from then
 * on here: a morning of first answers would count itself over and over. */
#include "work/planning/answering.h"

#include "muster/store/caused.h"

static gboolean site_has_room(struct planner *planner)
{
    struct site_answers *answers = &planner->answers;
    const struct site *site = planner->site;
    if (!answers->is_known) {
        answers->sent = caused_count(site->store, 0, site->now - INSTANT_HOUR, TRUE);
        answers->most =
            SITE_ANSWERS_AN_HOUR + SITE_ANSWERS_AN_HOUR_EACH * people_count(site->store);
        answers->is_known = TRUE;
    }
    return answers->sent < answers->most;
}

gboolean answering_admits(struct planner *planner, gint64 person)
{
    const struct site *site = planner->site;
    gboolean admits =
        caused_count(site->store, person, site->now - INSTANT_DAY, TRUE) < ANSWERS_A_DAY &&
        site_has_room(planner);
    caused_add(site->store, person, site->now, admits);
    planner->answers.sent += admits;
    if (!admits)
        planner->report->withheld++;
    return admits;
}
