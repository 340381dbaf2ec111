/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer to a pulse, from the mail to the box.
 *
 * Promises: the ticket decides, and From is not looked at; nothing is written but the box, so that
 * a mail that is filed twice after a crash is filed once. Does not: answer, whatever the mail
 * says: who was told would be known to have written.
 */
#include <string.h>

#include "muster/work/identity.h"
#include "work/planning/receipt.h"
#include "work/pulse/pulse.h"

static void gather_questions(struct recognised *recognised, const struct form *form)
{
    struct asked_question *questions = g_new0(struct asked_question, form->n_questions);
    for (guint i = 0; i < form->n_questions; i++) {
        const struct form_question *question = &form->questions[i];
        questions[i] = (struct asked_question){.kind = question->kind,
                                               .prompt = question->prompt,
                                               .labels = (const char *const *)question->labels,
                                               .choices = (const char *const *)question->choices,
                                               .values = (const char *const *)question->values};
    }
    recognised->asked.questions = questions;
    recognised->asked.n_questions = form->n_questions;
}

void pulse_gather(struct recognised *recognised, struct recogniser *recogniser,
                  const struct ticket *ticket)
{
    recognised->ticket = g_memdup2(ticket, sizeof *ticket);
    recognised->wording = pulse_wording(recogniser->site->store, ticket->pulse, ticket->place);
    const struct form *form =
        recognised->wording != NULL ? recogniser_form(recogniser, recognised->wording->form) : NULL;
    if (form == NULL)
        return;
    gather_questions(recognised, form);
    recognised->asked.text = recognised->wording->text;
    recognised->asked.line_each = TRUE; /* unplaced, the answers to two questions are told as one */
}

gboolean pulse_is_secret(const struct recognised *recognised)
{
    if (recognised == NULL)
        return FALSE;
    return recognised->what == RECOGNISED_PULSE ||
           (recognised->what == RECOGNISED_MAIL && strcmp(recognised->mail->kind, PULSE_MAIL) == 0);
}

static gboolean is_a_persons(const struct description *description)
{
    enum mail_kind kind = description->head.kind;
    return kind == MAIL_REPLY || kind == MAIL_COMMAND || kind == MAIL_OTHER;
}

/* GArray of struct boxed; empty when nothing is answered. Caller unrefs. */
static GArray *answer_of(const struct description *description)
{
    GArray *answer = boxed_new();
    if (!is_a_persons(description) || description->quick == MAIL_QUICK_SKIP)
        return answer;
    for (guint i = 0; i < description->answers->len; i++) {
        const struct answer *one = g_ptr_array_index(description->answers, i);
        if (!one->nothing)
            boxed_add(answer, one->question, one->text, one->value);
    }
    if (description->unplaced[0] != '\0' && !description->courtesy)
        boxed_add(answer, 0, description->unplaced, NULL);
    return answer;
}

static void answer_file(struct site *site, const struct ticket *ticket,
                        const struct description *description)
{
    struct pulse *pulse = pulse_get(site->store, ticket->pulse);
    g_autoptr(GArray) answer = answer_of(description);
    if (pulse != NULL && pulse->state == PULSE_OPEN && answer->len > 0) {
        g_autoptr(GBytes) before = pulse_box(site->store, pulse->id);
        g_autoptr(GBytes) after = box_put(before, ticket->key, answer);
        pulse_box_set(site->store, pulse->id, after);
    }
    pulse_free(pulse);
}

/* It came without its ticket: only that somebody replied is noted, and nothing of it is kept. */
static void stray_tell(struct site *site, const struct recognised *recognised,
                       const struct description *description)
{
    const struct person *person = recognised->person;
    if (person == NULL || person->state == PERSON_LEFT ||
        !identity_is_persons(person, &description->head))
        return;
    struct receipt receipt = {.person = person->id, .about = recognised->mail->id};
    receipt_want(site, RECEIPT_TICKETLESS, &receipt);
}

gboolean pulse_take(struct site *site, const struct recognised *recognised,
                    const struct description *description)
{
    if (recognised->what == RECOGNISED_PULSE)
        answer_file(site, recognised->ticket, description);
    else if (is_a_persons(description))
        stray_tell(site, recognised, description);
    else
        return FALSE;
    return TRUE;
}
