/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People go away and come back. */
#include "muster/work/absence.h"

#include "muster/work/planning.h"

static void round_excuse(struct store *store, gint64 round)
{
    round_set_state(store, round, ROUND_AWAY, NULL);
    outbox_cancel_round(store, round, NULL);
    due_drop_round(store, round);
}

static void rounds_excuse(struct store *store, gint64 person, int32_t first, int32_t last)
{
    g_autoptr(GPtrArray) rounds = rounds_open_of(store, person);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = rounds->pdata[i];
        if (round->day >= first && round->day <= last)
            round_excuse(store, round->id);
    }
}

/* Who says in the evening that they were off has missed nothing that day. */
static void missed_excuse(const struct site *site, gint64 id, int32_t first, int32_t last)
{
    struct store *store = site->store;
    struct person *person = person_get(store, id);
    int32_t today = person != NULL ? person_today(site, person) : DAY_NONE;
    person_free(person);
    if (today < first || today > last)
        return;
    g_autoptr(GPtrArray) rounds = rounds_of_day(store, id, today);
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = rounds->pdata[i];
        if (round->state == ROUND_MISSED)
            round_excuse(store, round->id);
    }
}

void absence_begin(struct site *site, gint64 person, int32_t first, int32_t last,
                   const char *source)
{
    absence_add(site->store, person, first, last, source);
    rounds_excuse(site->store, person, first, last);
    missed_excuse(site, person, first, last);
    planning_refresh_person(site, person);
}

gboolean absence_withdraw(struct site *site, gint64 person, int32_t first, int32_t last)
{
    gboolean was_there = absence_remove(site->store, person, first, last);
    if (was_there)
        planning_refresh_person(site, person);
    return was_there;
}

gboolean absence_over(struct site *site, gint64 person, int32_t day, enum absence_ender by)
{
    gboolean was_away = by == ABSENCE_ENDED_BY_MAIL ? absence_end_by_mail(site->store, person, day)
                                                    : absence_end(site->store, person, day);
    if (was_away)
        planning_refresh_person(site, person);
    return was_away;
}

gboolean person_is_away(struct store *store, gint64 person, int32_t day, int32_t *until_r)
{
    g_autoptr(GPtrArray) absences = absences_of(store, person, day);
    int32_t next = day; /* the first day that is not known to be one of absence */
    for (guint i = 0; i < absences->len && next != ABSENCE_OPEN; i++) {
        const struct absence *absence = absences->pdata[i];
        if (absence->first > next)
            break;
        if (absence->last == ABSENCE_OPEN)
            next = ABSENCE_OPEN;
        else
            next = MAX(next, absence->last + 1);
    }
    if (until_r != NULL)
        *until_r = next == ABSENCE_OPEN ? ABSENCE_OPEN : next - 1;
    return next != day;
}

int32_t person_day(const struct site *site, const struct person *person, gint64 instant)
{
    struct rhythm rhythm;
    int32_t day;
    int minute;
    site_rhythm_of(site, person, &rhythm);
    zone_local(rhythm.zone, instant, &day, &minute);
    return day;
}

int32_t person_today(const struct site *site, const struct person *person)
{
    return person_day(site, person, site->now);
}

enum person_state person_state_now(const struct site *site, const struct person *person,
                                   int32_t *until_r)
{
    gboolean is_away = person->state == PERSON_ACTIVE &&
                       person_is_away(site->store, person->id, person_today(site, person), until_r);
    return is_away ? PERSON_AWAY : person->state;
}
