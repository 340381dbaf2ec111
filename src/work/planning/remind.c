/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "remind": a round that is still open and unanswered.
 *
 * Promises: once a step, in the thread of its question, within the person's hours, not later than GRACE_HOURS and not
 * after the round's end. One mail for all rounds whose reminder comes within the hour. A round has
 * one row at a time: the next reminder, or its end.
 */
#include "work/planning/own-time.h"
#include "work/planning/question.h"
#include "work/threads/threads.h"

/* One person, about to be reminded. */
struct reminding {
    struct planner *planner;
    const struct person *person;
    struct own_time own;
};

void round_plan(struct planner *planner, const struct round *round, const struct occasion *occasion,
                gint64 after)
{
    int step = occasion != NULL ? reminder_after(occasion, after) : -1;
    if (step >= 0) {
        struct due key = due_key("remind", round->workflow, round->person, round->id, step);
        planner_due_set(planner, &key, round->day, occasion->remind[step]);
        return;
    }
    struct due end = due_key("close", round->workflow, round->person, round->id, 0);
    planner_due_set(planner, &end, round->day, round->on_time);
}

static gboolean is_waiting(const struct round *round, gint64 now)
{
    return round->state == ROUND_OPEN && round->on_time > now;
}

/* The occasion from which ROUND came, as the person's time runs now. FALSE when there is none on that day any more. */
static gboolean occasion_of(const struct reminding *reminding, const struct round *round,
                            struct occasion *occasion_r)
{
    const struct workflow *workflow = site_workflow(reminding->planner->site, round->workflow);
    return workflow != NULL && own_time_of_round(&reminding->own, workflow, round, occasion_r);
}

static enum turn remind_turn(const struct reminding *reminding, const struct round *round,
                             const struct occasion *occasion, int step, gint64 *at_r)
{
    gint64 now = reminding->planner->site->now;
    if (reminding->person->state != PERSON_ACTIVE || !is_waiting(round, now))
        return TURN_NEVER;
    enum turn turn = reminder_turn(occasion, reminding->own.rhythm, (guint)step, now, at_r);
    gboolean calm = turn != TURN_NOW || (own_time_reminds(&reminding->own, *at_r) &&
                                         thread_leaves_room(reminding->planner, reminding->person));
    return calm ? turn : TURN_NEVER;
}

/* The last reminder of OCCASION within the hour of AT, or 0. */
static gint64 reminder_near(const struct occasion *occasion, gint64 at)
{
    gint64 near = 0;
    for (guint step = 0; step < occasion->n_reminders; step++)
        if (turn_together(occasion->remind[step], at))
            near = occasion->remind[step];
    return near;
}

/* Adds ROUND if it waits too, and is to be reminded at about the same time AT: then its own row moves on. */
static void part_add(const struct reminding *reminding, const struct round *round, gint64 at,
                     GArray *parts)
{
    struct occasion occasion;
    if (!is_waiting(round, reminding->planner->site->now) ||
        !occasion_of(reminding, round, &occasion) || reminder_near(&occasion, at) == 0)
        return;
    struct part part = {site_workflow(reminding->planner->site, round->workflow), round->id,
                        round->form, round->day, round->on_time};
    g_array_append_val(parts, part);
    due_drop_round(reminding->planner->site->store, round->id);
    round_plan(reminding->planner, round, &occasion, reminder_near(&occasion, at));
}

static gboolean mail_parts(const struct reminding *reminding, const struct sent_mail *question,
                           const GArray *parts, const struct due *due, struct failure *failure)
{
    g_autofree char *key = g_strdup_printf("remind:%" G_GINT64_FORMAT ":%d", due->round, due->step);
    struct draft draft;
    draft_begin(&draft, reminding->planner, reminding->person, "reminder");
    draft_answers(&draft, question->message_id, question->message_id);
    gboolean written = question_write(reminding->planner, &draft, reminding->person, parts,
                                      letters_reminder, failure);
    if (written && question_queue(&draft, parts, key))
        reminding->planner->report->reminded++;
    draft_clear(&draft);
    return written;
}

/* Where QUESTION asked ROUND; behind all when it did not. */
static guint place_in(const struct sent_mail *question, const struct round *round)
{
    guint place = 0;
    while (place < question->rounds->len &&
           g_array_index(question->rounds, gint64, place) != round->id)
        place++;
    return place;
}

/* As the question did, so that its numbers are the same where all of it still waits. */
static gint compare_places(gconstpointer a, gconstpointer b, gpointer question)
{
    guint one = place_in(question, *(struct round *const *)a);
    guint other = place_in(question, *(struct round *const *)b);
    return one < other ? -1 : one > other;
}

/* The round of the row itself is one of those that wait; the mail stands in its thread. */
static gboolean remind_now(const struct reminding *reminding, const struct due *due, gint64 at,
                           struct failure *failure)
{
    struct sent_mail *question =
        sent_mail_of_round(reminding->planner->site->store, due->round, "question");
    if (question == NULL)
        return TRUE; /* the store has failed: whoever opened the round wrote its question with it */
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    g_autoptr(GPtrArray) open =
        rounds_open_of(reminding->planner->site->store, reminding->person->id);
    g_ptr_array_sort_with_data(open, compare_places, question);
    for (guint i = 0; i < open->len; i++)
        part_add(reminding, g_ptr_array_index(open, i), at, parts);
    gboolean fine = parts->len == 0 || mail_parts(reminding, question, parts, due, failure);
    sent_mail_free(question);
    return fine;
}

static gboolean remind_round(const struct reminding *reminding, const struct round *round,
                             const struct due *due, struct failure *failure)
{
    struct occasion occasion;
    if (!occasion_of(reminding, round, &occasion)) {
        round_plan(reminding->planner, round, NULL, 0);
        return TRUE;
    }
    gint64 at;
    switch (remind_turn(reminding, round, &occasion, due->step, &at)) {
    case TURN_NOW:
        return remind_now(reminding, due, at, failure);
    case TURN_LATER:
        planner_due_set(reminding->planner, due, due->day, at);
        return TRUE;
    default:
        round_plan(reminding->planner, round, &occasion, reminding->planner->site->now);
        return TRUE;
    }
}

gboolean remind_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct round *round = round_get(planner->site->store, due->round);
    struct person *person = person_get(planner->site->store, due->person);
    gboolean fine = TRUE;
    if (round != NULL && round->state == ROUND_OPEN && person != NULL) {
        struct reminding reminding = {planner, person, own_time_of(planner, person)};
        fine = remind_round(&reminding, round, due, failure);
    }
    round_free(round);
    person_free(person);
    return fine;
}
