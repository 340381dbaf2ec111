/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What questions and reminders have in common: several rounds of one person in one mail.
 *
 * Promises: the rounds stand in the store in the order in which the mail asks them, so that question 4 of a mail is
 * found by counting.
 */
#include "work/planning/question.h"

#include <string.h>

#include "work/goals/goals.h"
#include "work/items/waiting.h"
#include "work/planning/earlier.h"
#include "work/planning/plans.h"
#include "work/planning/progress.h"

/* Who reads PERSON's answers, the person left out. Free the array, not the names. */
static GPtrArray *readers_of(const struct audience *audience, gint64 person)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < audience->names->len; i++)
        if (g_array_index(audience->ids, gint64, i) != person)
            g_ptr_array_add(names, g_ptr_array_index(audience->names, i));
    g_ptr_array_add(names, NULL);
    return names;
}

/* A part as a letter shows it, and what that borrows. */
struct shown {
    struct question_shown *questions;
    struct plans *plans;
    GPtrArray *abouts; /* char * */
};

static void shown_clear(gpointer data)
{
    struct shown *shown = data;
    g_free(shown->questions);
    plans_free(shown->plans);
    g_clear_pointer(&shown->abouts, g_ptr_array_unref);
}

/* FALSE when its form is not there: the store has failed. */
static gboolean part_show(struct planner *planner, const struct person *person,
                          const struct part *part, struct shown *shown, struct asked_round *round_r)
{
    const struct form *form = planner_form(planner, part->form);
    if (form == NULL)
        return FALSE;
    shown->plans = plans_read(planner->site->store, part->round, form->n_questions);
    shown->questions = g_new(struct question_shown, form->n_questions);
    shown->abouts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < form->n_questions; i++) {
        const struct question_config *question =
            question_of(part->workflow->config, form->questions[i].key);
        char *about = goal_asked_about(planner->site, form->questions[i].key,
                                       planner_language(planner, person));
        g_ptr_array_add(shown->abouts, about);
        if (strcmp(form->questions[i].kind, "blocker") == 0)
            plans_leave_open(shown->plans, planner->site->store, i);
        shown->questions[i] = (struct question_shown){
            .about = about,
            .prompt = form->questions[i].prompt,
            .kind = form->questions[i].kind,
            .choices = (const char *const *)form->questions[i].choices,
            .items = shown->plans->of[i].items,
            .planned = shown->plans->of[i].planned,
            .carried = question != NULL && *question->recall == '\0',
            .ends = question != NULL && question_ends_plan(part->workflow->config, question)};
    }
    *round_r = (struct asked_round){.title = part->workflow->config->title,
                                    .day = part->day,
                                    .questions = shown->questions,
                                    .n_questions = form->n_questions};
    return TRUE;
}

/* The number, in the mail, of the question that shows what is in the person's way; 0: none. */
static guint blocked_number(const struct asked_round *rounds, guint n_rounds)
{
    guint number = 0;
    for (guint i = 0; i < n_rounds; i++) {
        for (guint k = 0; k < rounds[i].n_questions; k++) {
            const struct question_shown *question = &rounds[i].questions[k];
            number++;
            if (strcmp(question->kind, "blocker") == 0 && question->items[0] != NULL)
                return number;
        }
    }
    return 0;
}

gboolean question_write(struct planner *planner, struct draft *draft, const struct person *person,
                        const GArray *parts, question_writer writer, struct failure *failure)
{
    g_autofree struct asked_round *rounds = g_new(struct asked_round, parts->len);
    g_autoptr(GArray) shown = g_array_new(FALSE, TRUE, sizeof(struct shown));
    g_array_set_clear_func(shown, shown_clear);
    g_array_set_size(shown, parts->len);
    gint64 until = INSTANT_NEVER;
    for (guint i = 0; i < parts->len; i++) {
        const struct part *part = &g_array_index(parts, struct part, i);
        if (!part_show(planner, person, part, &g_array_index(shown, struct shown, i), &rounds[i]))
            return store_ok(planner->site->store, failure) &&
                   failure_set(failure, FAILURE_BUSY, "round %" G_GINT64_FORMAT " has no form",
                               part->round);
        g_array_append_val(draft->rounds, part->round);
        until = MIN(until, part->on_time);
    }
    const struct audience *audience = planner_audience(planner, person->teams);
    g_autoptr(GPtrArray) readers = readers_of(audience, person->id);
    gboolean is_question = strcmp(draft->kind, "question") == 0;
    struct question_view view = {.returned = is_question &&
                                             absence_take_end(planner->site->store, person->id),
                                 .rounds = rounds,
                                 .n_rounds = parts->len,
                                 .until = until,
                                 .blocked = blocked_number(rounds, parts->len),
                                 .readers = (const char *const *)readers->pdata,
                                 .read_at = readers->len > 1 ? audience->read_at : 0};
    struct waiting waiting = {0};
    if (is_question) {
        waiting_read(planner, person, &waiting);
        view.waiting = (const struct item_view *)(void *)waiting.views->data;
        view.n_waiting = waiting.views->len;
    }
    gboolean written =
        writer(&view, &draft->post, planner->site->templates, &draft->written, failure);
    if (is_question)
        waiting_clear(&waiting);
    return written;
}

gboolean question_queue(const struct draft *draft, const GArray *parts, const char *key)
{
    gint64 not_after = 0;
    for (guint i = 0; i < parts->len; i++)
        not_after = MAX(not_after, g_array_index(parts, struct part, i).on_time);
    gint64 round = parts->len == 1 ? g_array_index(parts, struct part, 0).round : 0;
    return draft_queue(draft, key, round, not_after);
}
