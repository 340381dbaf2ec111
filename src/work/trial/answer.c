/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a mail the answer to a trial, and what of the question did it bring back?
 */
#include <string.h>

#include "muster/work/recognise.h"
#include "work/trial/trial.h"

static gboolean is_same(const char *one, const char *other)
{
    return one != NULL && other != NULL && g_ascii_strcasecmp(one, other) == 0;
}

static gboolean any_is(char **list, const char *wanted)
{
    for (; *list != NULL; list++)
        if (is_same(*list, wanted))
            return TRUE;
    return FALSE;
}

/* Where the trial shows first. The site's own address is a trace of nothing. */
static enum trial_trace trace_find(const struct trial *trial, const struct spooled *mail,
                                   const struct mail_head *head)
{
    const char *recipient = mail->envelope.recipient;
    gboolean has_tokens = trial->mark == NULL;
    if (has_tokens && (is_same(recipient, trial->reply_to) || is_same(recipient, trial->sender)))
        return TRIAL_IN_ENVELOPE;
    if (has_tokens &&
        (any_is(head->recipients, trial->reply_to) || any_is(head->recipients, trial->sender)))
        return TRIAL_IN_HEAD;
    if (any_is(head->references, trial->message_id))
        return TRIAL_IN_REFERENCES;
    if (trial->mark != NULL && head->subject != NULL && strstr(head->subject, trial->mark) != NULL)
        return TRIAL_IN_SUBJECT;
    return TRIAL_NOWHERE;
}

/* Nothing leads from it to any mail of ours; it may be the answer all the same. */
static gboolean is_stray(const struct trial *trial, struct recogniser *recogniser,
                         const struct spooled *mail, const struct mail_head *head)
{
    if (!is_same(head->from, trial->address))
        return FALSE;
    struct recognised *recognised = recognise_head(recogniser, mail->envelope.recipient, head);
    gboolean stray = recognised->what == RECOGNISED_NOTHING && !recognised->ours;
    recognised_free(recognised);
    return stray;
}

static gboolean from_fits(const struct trial *trial, const char *from)
{
    if (from == NULL || is_same(from, trial->address))
        return from != NULL;
    struct person *asked = person_by_address(trial->site->store, trial->address);
    struct person *writer = asked != NULL ? person_by_address(trial->site->store, from) : NULL;
    gboolean same = writer != NULL && writer->id == asked->id;
    person_free(writer);
    person_free(asked);
    return same;
}

static enum trial_letters letters_find(const struct description *description)
{
    const char *text = description->source != NULL ? description->source : description->text;
    if (strstr(text, TRIAL_LETTERS) != NULL)
        return LETTERS_WHOLE;
    const char *begin = strstr(text, TRIAL_LETTERS_BEGIN);
    const char *end = begin != NULL ? strstr(begin, TRIAL_LETTERS_END) : NULL;
    return end != NULL && end < begin + strcspn(begin, "\n") ? LETTERS_DAMAGED : LETTERS_NOT_QUOTED;
}

static gboolean is_delay(const struct mail_head *head)
{
    return head->kind == MAIL_BOUNCE && g_strcmp0(head->bounce_class, "delay") == 0;
}

gboolean trial_recognise(const struct trial *trial, struct recogniser *recogniser,
                         const struct spooled *mail, struct description **description_r,
                         struct trial_answer *answer_r)
{
    const struct mail_head *head = &(*description_r)->head;
    enum trial_trace trace = trace_find(trial, mail, head);
    if (is_delay(head) || (trace == TRIAL_NOWHERE && !is_stray(trial, recogniser, mail, head)))
        return FALSE;
    if (head->kind == MAIL_OTHER && trace != TRIAL_NOWHERE)
        (*description_r)->head.kind = MAIL_REPLY;
    *answer_r = (struct trial_answer){
        .intake = g_strdup(mail->envelope.intake),
        .trace = trace,
        .to_sender = is_same(mail->envelope.recipient, trial->sender),
        .in_thread = any_is(head->references, trial->message_id),
        .from_fits = from_fits(trial, head->from),
        .letters = letters_find(*description_r),
        .description = g_steal_pointer(description_r),
    };
    return TRUE;
}
