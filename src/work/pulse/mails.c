/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due work "pulse": the mails of a pulse, in each person's hours.
 *
 * The mail that asks holds a ticket in its Reply-To and nowhere else; its bytes are erased as soon
 * as it is handed over (outbox_row.secret). The reminder holds none, since nobody knows any more
 * which was whose: it goes to all who were asked, and points at the first mail. The text that
 * asked is kept once a language, without a name in it, for reading the answers.
 */
#include <string.h>

#include "muster/work/token.h"
#include "work/planning/draft.h"
#include "work/pulse/pulse.h"

#define RESULT_LIFE (14 * INSTANT_DAY)

struct due pulse_stage_key(const struct pulse *pulse, const struct person *person,
                           enum pulse_stage stage)
{
    return due_key("pulse", pulse->workflow, person->id, 0,
                   (int)(pulse->id * PULSE_STAGES + stage));
}

void pulse_expect(struct planner *planner, const struct pulse *pulse, const struct person *person,
                  enum pulse_stage stage, gint64 at)
{
    const struct due key = pulse_stage_key(pulse, person, stage);
    planner_due_set(planner, &key, pulse->day, at);
}

/* A mail about to be written. */
struct writing {
    struct planner *planner;
    const struct workflow *workflow;
    const struct pulse *pulse;
    const struct person *person;
    enum pulse_stage stage;
    struct draft draft;
    char *root; /* the Message-ID that the draft answers; NULL: none */
};

/* The place of the wording in the person's language; a language too many is asked as the first. */
static int place_of(const struct writing *writing)
{
    struct store *store = writing->planner->site->store;
    const char *language = planner_language(writing->planner, writing->person);
    int place = pulse_place(store, writing->pulse->id, language);
    if (place >= 0)
        return place;
    g_autoptr(GPtrArray) beside = g_ptr_array_new();
    gint64 form =
        planner_form_id(writing->planner, writing->workflow, language, writing->pulse->day, beside);
    place = pulse_place_add(store, writing->pulse->id, language, form);
    return place < PULSE_WORDINGS_MAX ? place : 0;
}

static void ticket_enclose(struct writing *writing, int place)
{
    struct draft *draft = &writing->draft;
    struct token token;
    ticket_make(writing->pulse->id, place, &token);
    g_free(draft->reply_to);
    draft->reply_to = site_token_address(writing->planner->site, &token);
    draft->post.reply_to = draft->reply_to;
    draft->secret = TRUE;
}

/* In the thread of the mail that asked. */
static void thread_join(struct writing *writing, const char *thread)
{
    struct store *store = writing->planner->site->store;
    gint64 first = thread_last(store, writing->person->id, thread);
    struct sent_mail *asked = first != 0 ? sent_mail_get(store, first) : NULL;
    writing->root = asked != NULL ? g_strdup(asked->message_id) : NULL;
    if (writing->root != NULL)
        draft_answers(&writing->draft, writing->root, writing->root);
    sent_mail_free(asked);
}

/* What was said to QUESTION. char *, borrowed, NULL-terminated; caller unrefs. */
static GPtrArray *lines_of(const GPtrArray *lines, guint question)
{
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; i < lines->len; i++) {
        const struct pulse_line *line = g_ptr_array_index(lines, i);
        if (line->question == question)
            g_ptr_array_add(found, line->text);
    }
    g_ptr_array_add(found, NULL);
    return found;
}

static void array_free(gpointer array)
{
    g_ptr_array_unref(array);
}

static gboolean form_write(struct writing *writing, const struct form *form,
                           struct failure *failure)
{
    const struct pulse *pulse = writing->pulse;
    g_autoptr(GPtrArray) lines = pulse_lines(writing->planner->site->store, pulse->id);
    g_autoptr(GPtrArray) of = g_ptr_array_new_with_free_func(array_free);
    g_autofree struct pulse_question *questions = g_new0(struct pulse_question, form->n_questions);
    for (guint i = 0; i <= form->n_questions; i++)
        g_ptr_array_add(of, lines_of(lines, i));
    for (guint i = 0; i < form->n_questions; i++)
        questions[i] = (struct pulse_question){
            .prompt = form->questions[i].prompt,
            .kind = form->questions[i].kind,
            .choices = (const char *const *)form->questions[i].choices,
            .lines = (const char *const *)((GPtrArray *)of->pdata[i + 1])->pdata};
    const struct pulse_view view = {.letter = (enum pulse_letter)writing->stage,
                                    .title = writing->workflow->config->title,
                                    .day = pulse->day,
                                    .last = pulse->last,
                                    .invited = pulse->invited,
                                    .answered = pulse->answered,
                                    .least = PULSE_LEAST,
                                    .questions = questions,
                                    .n_questions = form->n_questions,
                                    .others =
                                        (const char *const *)((GPtrArray *)of->pdata[0])->pdata};
    return letters_pulse(&view, &writing->draft.post, writing->planner->site->templates,
                         &writing->draft.written, failure);
}

static gboolean letter_write(struct writing *writing, int place, struct failure *failure)
{
    struct store *store = writing->planner->site->store;
    struct pulse_wording *wording = pulse_wording(store, writing->pulse->id, place);
    const struct form *form =
        wording != NULL ? planner_form(writing->planner, wording->form) : NULL;
    gboolean written = form != NULL && form_write(writing, form, failure);
    if (written && writing->stage == PULSE_ASKS && wording->text[0] == '\0')
        pulse_place_text(store, writing->pulse->id, place, writing->draft.written.text);
    pulse_wording_free(wording);
    return written || (form == NULL && store_ok(store, failure));
}

static void writing_queue(struct writing *writing, const char *thread)
{
    static const char *const words[] = {"ask", "remind", "tell"};
    struct planner *planner = writing->planner;
    const struct pulse *pulse = writing->pulse;
    gboolean tells = writing->stage == PULSE_TELLS;
    g_autofree char *key = g_strdup_printf("pulse:%" G_GINT64_FORMAT ":%s:%" G_GINT64_FORMAT,
                                           pulse->id, words[writing->stage], writing->person->id);
    gint64 not_after = tells ? planner->site->now + RESULT_LIFE : pulse->closes;
    if (writing->draft.written.bytes == NULL || !draft_queue(&writing->draft, key, 0, not_after))
        return;
    planner->report->pulses++;
    if (writing->stage != PULSE_ASKS)
        return;
    pulse_invite(planner->site->store, pulse->id);
    thread_advance(planner->site->store, writing->person->id, thread, writing->draft.mail);
}

static gboolean pulse_mail(struct writing *writing, struct failure *failure)
{
    g_autofree char *thread = g_strdup_printf("pulse/%" G_GINT64_FORMAT, writing->pulse->id);
    draft_begin(&writing->draft, writing->planner, writing->person,
                writing->stage == PULSE_TELLS ? PULSE_RESULT_MAIL : PULSE_MAIL);
    if (writing->stage != PULSE_ASKS)
        thread_join(writing, thread);
    int place = place_of(writing);
    if (writing->stage == PULSE_ASKS)
        ticket_enclose(writing, place);
    gboolean fine = letter_write(writing, place, failure);
    if (fine)
        writing_queue(writing, thread);
    draft_clear(&writing->draft);
    g_free(writing->root);
    return fine;
}

/* --- when --- */

static void reminder_expect(const struct writing *writing)
{
    int64_t at;
    if (pulse_stage_at(writing->planner, writing->workflow, writing->pulse, writing->person,
                       PULSE_REMINDS, writing->planner->site->now, &at))
        pulse_expect(writing->planner, writing->pulse, writing->person, PULSE_REMINDS, at);
}

static gboolean is_wanted(const struct writing *writing)
{
    const struct person *person = writing->person;
    gboolean tells = writing->stage == PULSE_TELLS;
    gboolean open = writing->pulse->state == PULSE_OPEN;
    return open != tells && planner_reaches(writing->planner, person) &&
           (tells || !writing->workflow->paused);
}

/* In their hours: now, or moved to the next. */
static gboolean stage_act(struct writing *writing, const struct due *due, struct failure *failure)
{
    struct planner *planner = writing->planner;
    const struct pulse *pulse = writing->pulse;
    int64_t open;
    if (writing->stage == PULSE_TELLS && pulse->state == PULSE_OPEN) {
        planner_due_set(planner, due, due->day, planner->site->now + INSTANT_HOUR);
        return TRUE; /* its end was put off */
    }
    if (!is_wanted(writing) ||
        !rhythm_next_open(planner_rhythm(planner, writing->person), planner->site->now, &open))
        return TRUE;
    if (open > planner->site->now) {
        if (open < pulse->closes || writing->stage == PULSE_TELLS)
            planner_due_set(planner, due, due->day, open);
        return TRUE;
    }
    if (writing->stage == PULSE_ASKS) {
        reminder_expect(writing);
        pulse_expect(planner, pulse, writing->person, PULSE_TELLS, pulse->closes);
    }
    return pulse_mail(writing, failure);
}

gboolean pulse_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    struct pulse *pulse = pulse_get(store, due->step / PULSE_STAGES);
    struct person *person = person_get(store, due->person);
    const struct workflow *workflow = site_workflow(planner->site, due->workflow);
    gboolean fine = TRUE;
    if (pulse != NULL && person != NULL && workflow != NULL) {
        struct writing writing = {.planner = planner,
                                  .workflow = workflow,
                                  .pulse = pulse,
                                  .person = person,
                                  .stage = (enum pulse_stage)(due->step % PULSE_STAGES)};
        fine = stage_act(&writing, due, failure);
    }
    person_free(person);
    pulse_free(pulse);
    return fine;
}
