/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calendar answers to an invitation (RFC 5546 section 3.2.3).
 *
 * Who answers is known by the meeting's UID, which only the two have, and by From. That somebody
 * cannot come is told to the other, with the words; that somebody comes is what they expect. It is
 * never an entry.
 */
#include <string.h>

#include "muster/work/token.h"
#include "work/meetings/meetings.h"

#define DECLINED "declined"

gboolean meeting_of_answer(struct store *store, const struct calendar_answer *answer,
                           const char *from, gint64 *meeting_r, gint64 *person_r)
{
    struct meeting *meeting = answer != NULL ? meeting_by_uid(store, answer->uid) : NULL;
    struct person *person = meeting != NULL && from != NULL ? person_by_address(store, from) : NULL;
    gboolean is_theirs = person != NULL && meeting->state == MEETING_PLANNED &&
                         (person->id == meeting->host || person->id == meeting->guest) &&
                         answer->sequence >= (guint)meeting->sequence;
    *meeting_r = is_theirs ? meeting->id : 0;
    *person_r = is_theirs ? person->id : 0;
    person_free(person);
    meeting_free(meeting);
    return is_theirs;
}

/* WORDS begin with WHO, and go on: "Annoyingly" does not begin with Ann. */
static gboolean is_subject(const char *words, const char *who)
{
    return *who != '\0' && g_str_has_prefix(words, who) && words[strlen(who)] == ' ';
}

/* WORDS are a sentence as calendars write it by themselves: "Ann Lee <ann@acme.example> has
 * declined your event invitation." People do not begin to write of themselves like that, though
 * their names may stand behind what they write. */
static gboolean is_calendars_own(struct store *store, gint64 id, const char *words)
{
    struct person *person = person_get(store, id);
    gboolean own =
        person != NULL && (is_subject(words, person->address) || is_subject(words, person->name));
    person_free(person);
    return own;
}

void meeting_answer_file(struct site *site, gint64 meeting, gint64 person,
                         const struct calendar_answer *answer, const char *words)
{
    const char *said = answer->comment;
    if (*said == '\0' && !is_calendars_own(site->store, person, words))
        said = words;
    g_autofree char *masked = tokens_mask(site->keys, said);
    if (!meeting_answer_set(site->store, meeting, person, answer->answer, masked) ||
        strcmp(answer->answer, DECLINED) != 0)
        return;
    struct meeting *met = meeting_get(site->store, meeting);
    if (met == NULL)
        return;
    gint64 partner = met->host == person ? met->guest : met->host;
    due_now(site, due_key("regret", met->workflow, partner, 0, (int)meeting));
    meeting_free(met);
}

gboolean meeting_is_declined(struct store *store, const struct meeting *meeting)
{
    return meeting_has_answer(store, meeting->id, DECLINED);
}

/* --- due work "regret" --- */

/* In the reader's hours, unless it would come too late. */
static gboolean regret_tell(struct planner *planner, const struct due *due,
                            const struct meeting *meeting, const struct person *reader,
                            const struct person *partner, struct failure *failure)
{
    const struct site *site = planner->site;
    const struct workflow *workflow = site_workflow(site, due->workflow);
    g_autofree char *words = meeting_answer_words(site->store, meeting->id, partner->id, DECLINED);
    int64_t open;
    if (words == NULL || workflow == NULL || meeting->start <= site->now)
        return TRUE;
    if (!rhythm_next_open(planner_rhythm(planner, reader), site->now, &open) ||
        open >= meeting->start)
        open = site->now;
    if (open > site->now) {
        planner_due_set(planner, due, due->day, open);
        return TRUE;
    }
    const struct meeting_post post = {.meeting = meeting,
                                      .title = workflow->config->title,
                                      .reader = reader,
                                      .partner = partner,
                                      .stage = STAGE_REGRET,
                                      .words = words};
    return meeting_mail_send(planner, &post, failure);
}

gboolean regret_act(struct planner *planner, const struct due *due, struct failure *failure)
{
    struct store *store = planner->site->store;
    struct meeting *meeting = meeting_get(store, due->step);
    struct person *reader = person_get(store, due->person), *partner = NULL;
    gboolean fine = TRUE;
    if (meeting != NULL && reader != NULL && reader->state != PERSON_LEFT)
        partner = person_get(store, meeting->host == reader->id ? meeting->guest : meeting->host);
    if (partner != NULL)
        fine = regret_tell(planner, due, meeting, reader, partner, failure);
    person_free(partner);
    person_free(reader);
    meeting_free(meeting);
    return fine;
}
