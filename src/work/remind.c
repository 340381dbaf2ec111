/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "remind": a round that is still open and unanswered.
 *
 * Promises: once a step, in the thread of its question, within the person's hours, not later than GRACE_HOURS and not
 * after the round's end. One mail for all rounds of the question mail whose reminder comes within the hour.
 */
#include "work/question.h"

static gboolean is_waiting(const struct round *round, gint64 now)
{
    return round->state == ROUND_OPEN && round->revision == 0 && round->on_time > now;
}

/* The occasion from which ROUND came, as the person's time runs now. FALSE when there is none on that day any more. */
static gboolean occasion_of(const struct workflow *workflow, const struct rhythm *rhythm,
                            const struct round *round, struct occasion *occasion_r)
{
    return schedule_next(&workflow->schedule, rhythm, round->day, occasion_r) &&
           occasion_r->day == round->day;
}

void remind_plan(struct planner *planner, const struct round *round,
                 const struct occasion *occasion)
{
    for (guint step = 0; step < occasion->n_reminders; step++) {
        struct due key = due_key("remind", round->workflow, round->person, round->id, (int)step);
        if (occasion->remind[step] > planner->site->now)
            planner_due_set(planner, &key, round->day, occasion->remind[step]);
    }
}

/* When step STEP of ROUND is due now: mailed, moved or dropped. */
enum remind_when { REMIND_NEVER, REMIND_LATER, REMIND_NOW };

static enum remind_when remind_when(const struct planner *planner, const struct rhythm *rhythm,
                                    const struct round *round, const struct occasion *occasion,
                                    int step, gint64 *at_r)
{
    gint64 now = planner->site->now;
    if ((guint)step >= occasion->n_reminders)
        return REMIND_NEVER;
    *at_r = occasion->remind[step];
    if (*at_r > now)
        return REMIND_LATER;
    if (now - *at_r > GRACE_HOURS * INSTANT_HOUR)
        return REMIND_NEVER;
    if (rhythm_is_open(rhythm, now))
        return REMIND_NOW;
    int64_t open;
    if (!rhythm_next_open(rhythm, now, &open) || open >= round->on_time)
        return REMIND_NEVER;
    *at_r = open;
    return REMIND_LATER;
}

/* Takes over the reminders of ROUND that come within the hour of AT. FALSE when none does. */
static gboolean steps_take(struct planner *planner, const struct round *round,
                           const struct occasion *occasion, gint64 at)
{
    gboolean any = FALSE;
    for (guint step = 0; step < occasion->n_reminders; step++) {
        gint64 apart = occasion->remind[step] - at;
        if (apart < -TOGETHER || apart > TOGETHER)
            continue;
        struct due key = due_key("remind", round->workflow, round->person, round->id, (int)step);
        due_drop(planner->site->store, &key);
        any = TRUE;
    }
    return any;
}

/* Adds round ID of the question mail if it waits too, and is LEAD or to be reminded at about the same time AT. */
static void part_add(struct planner *planner, const struct rhythm *rhythm, gint64 id, gint64 lead,
                     gint64 at, GArray *parts)
{
    struct round *round = round_get(planner->site->store, id);
    struct occasion occasion;
    const struct workflow *workflow =
        round != NULL ? site_workflow(planner->site, round->workflow) : NULL;
    if (workflow != NULL && is_waiting(round, planner->site->now) &&
        occasion_of(workflow, rhythm, round, &occasion) &&
        (steps_take(planner, round, &occasion, at) || id == lead)) {
        struct part part = {workflow, id, round->form, round->day, round->on_time};
        g_array_append_val(parts, part);
    }
    round_free(round);
}

static gboolean remind_mail(struct planner *planner, const struct person *person,
                            const struct due *due, gint64 at, struct failure *failure)
{
    struct sent_mail *question = sent_mail_of_round(planner->site->store, due->round, "question");
    if (question == NULL)
        return TRUE; /* nothing was asked, or the store has failed */
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    for (guint i = 0; i < question->rounds->len; i++)
        part_add(planner, rhythm, g_array_index(question->rounds, gint64, i), due->round, at,
                 parts);
    gboolean fine = TRUE;
    if (parts->len > 0) {
        g_autofree char *key =
            g_strdup_printf("remind:%" G_GINT64_FORMAT ":%d", due->round, due->step);
        struct draft draft;
        draft_begin(&draft, planner, person, "reminder");
        draft_answers(&draft, question->message_id, question->message_id);
        fine = question_write(planner, &draft, person, parts, letters_reminder, failure);
        if (fine && question_queue(&draft, parts, key))
            planner->report->reminded++;
        draft_clear(&draft);
    }
    sent_mail_free(question);
    return fine;
}

static gboolean remind_round(struct planner *planner, const struct person *person,
                             const struct round *round, const struct due *due,
                             struct failure *failure)
{
    const struct workflow *workflow = site_workflow(planner->site, round->workflow);
    const struct rhythm *rhythm = planner_rhythm(planner, person);
    struct occasion occasion;
    if (workflow == NULL || !occasion_of(workflow, rhythm, round, &occasion))
        return TRUE;
    gint64 at;
    switch (remind_when(planner, rhythm, round, &occasion, due->step, &at)) {
    case REMIND_NOW:
        return remind_mail(planner, person, due, at, failure);
    case REMIND_LATER:
        planner_due_set(planner, due, due->day, at);
        return TRUE;
    case REMIND_NEVER:
        return TRUE;
    }
    return TRUE;
}

gboolean remind_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct round *round = round_get(planner->site->store, due->round);
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (round != NULL && person != NULL && person->state == PERSON_ACTIVE &&
        is_waiting(round, planner->site->now))
        fine = remind_round(planner, person, round, due, failure);
    round_free(round);
    person_free(person);
    return fine;
}
