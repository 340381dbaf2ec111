/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When news may be told: the waiting, the hours and the caps. */
#include "work/threads/moment.h"

#include "work/planning/own-time.h"
#include "work/threads/threads.h"

/* The last minute of the hours that hold FROM, where TO is outside of them. */
static gint64 end_of_hours(const struct rhythm *rhythm, gint64 from, gint64 to)
{
    while (to - from > INSTANT_MINUTE) {
        gint64 middle = from + (to - from) / 2;
        if (rhythm_is_working(rhythm, middle))
            from = middle;
        else
            to = middle;
    }
    return from;
}

gint64 moment_told(const struct rhythm *rhythm, gint64 since)
{
    int64_t open;
    if (!rhythm_next_open(rhythm, since, &open))
        return INSTANT_NEVER;
    gint64 wish = MAX(open, since + NEWS_WAIT);
    if (rhythm_is_working(rhythm, wish + NEWS_MARGIN))
        return wish;
    return MAX(open, MIN(wish, end_of_hours(rhythm, open, wish + NEWS_MARGIN) - NEWS_MARGIN));
}

gint64 moment_capped(const GArray *mailed)
{
    return mailed->len < NEWS_A_DAY
               ? 0
               : g_array_index(mailed, gint64, mailed->len - NEWS_A_DAY) + INSTANT_DAY;
}

/* The last mail that no word of PERSON caused, as an instant; 0 when there was none. */
static gint64 unasked_last(struct store *store, gint64 person)
{
    gint64 last = thread_last(store, person, THREAD_UNASKED);
    struct sent_mail *mail = last != 0 ? sent_mail_get(store, last) : NULL;
    gint64 created = mail != NULL ? mail->created : 0;
    sent_mail_free(mail);
    return created;
}

/* There is at most one on a day. */
static gboolean was_intruded(const struct planner *planner, const struct rhythm *rhythm,
                             gint64 person)
{
    return unasked_last(planner->site->store, person) >=
           zone_instant(rhythm->zone, planner_today(planner, rhythm), 0);
}

/* True when a reminder went out today: it took its place among the day's mails. */
static gboolean was_reminded(struct planner *planner, const struct person *person, int32_t today)
{
    struct site *site = planner->site;
    gboolean reminded = FALSE;
    for (guint i = 0; i < site->n_workflows && !reminded; i++) {
        struct round *round =
            round_find(site->store, site->workflows[i].config->name, person->id, today, 0);
        struct sent_mail *reminder =
            round != NULL ? sent_mail_of_round(site->store, round->id, "reminder") : NULL;
        reminded = reminder != NULL;
        sent_mail_free(reminder);
        round_free(round);
    }
    return reminded;
}

gint64 moment_unasked(struct planner *planner, const struct person *person, gint64 since)
{
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    gint64 now = planner->site->now;
    int32_t today = planner_today(planner, rhythm);
    const struct own_time own = own_time_of(planner, person);
    guint reminders = was_reminded(planner, person, today);
    gboolean room = own_time_has_room(&own, now, reminders) || since + INSTANT_DAY <= now;
    int64_t at = now;
    if ((!room || was_intruded(planner, rhythm, person->id)) &&
        !rhythm_next_open(rhythm, zone_instant(rhythm->zone, today + 1, 0), &at))
        return INSTANT_NEVER;
    return at;
}

gboolean thread_leaves_room(struct planner *planner, const struct person *person)
{
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    if (!was_intruded(planner, rhythm, person->id))
        return TRUE;
    const struct own_time own = own_time_of(planner, person);
    guint reminders = was_reminded(planner, person, planner_today(planner, rhythm));
    return own_time_has_room(&own, planner->site->now, reminders + 1);
}
