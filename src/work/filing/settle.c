/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second step of filing: what becomes of a mail, and all that follows from it, in the
 * transaction of its batch.
 *
 * First it is decided (settlement.h), then written; the row of the received mail comes first, since
 * that is where a second copy shows.
 */
#include <string.h>

#include "muster/work/absence.h"
#include "muster/work/attachments.h"
#include "muster/work/identity.h"
#include "muster/work/silence.h"
#include "work/attachments/arriving.h"
#include "work/filing/asking.h"
#include "work/filing/effect.h"
#include "work/filing/remarks.h"
#include "work/filing/settlement.h"
#include "work/goals/goals.h"
#include "work/items/saying.h"
#include "work/meetings/meetings.h"
#include "work/pulse/pulse.h"
#include "work/summary/early.h"

enum { ABSENCE_MAX_DAYS = 400 }; /* what names a later day was misread */

static gint64 write_received(struct filer *filer, const struct arrival *arrival,
                             const struct settlement *settlement)
{
    const struct site *site = filer->site;
    const struct mail_head *head =
        arrival->description != NULL ? &arrival->description->head : NULL;
    struct received_mail mail = {
        .target = head != NULL ? arrival->recognised->target : (char *)"unread",
        .received = arrival->received != 0 ? arrival->received : site->now,
        .filed = site->now,
        .message_id = head != NULL ? head->message_id : NULL,
        .from = head != NULL ? head->from : NULL,
        .kind = (char *)mail_kind_word(head != NULL ? recognised_kind(arrival->recognised, head)
                                                    : MAIL_OTHER),
        .outcome = (char *)settlement->outcome,
        .why = settlement->why,
        .name = (char *)arrival->name,
        .person = settlement->person != NULL ? settlement->person->id : 0,
        .round = settlement->round,
    };
    memcpy(mail.hash, head != NULL ? head->hash : arrival->digest, sizeof mail.hash);
    mail.id = arrival->released;
    if (arrival->released != 0)
        return held_settle(site->store, &mail) ? mail.id : 0;
    return received_mail_add(site->store, &mail);
}

/* Only the dates of an absence are kept. One that is over when it is told is none. */
static void write_absence(struct filer *filer, const struct arrival *arrival,
                          const struct settlement *settlement)
{
    int32_t first = person_day(filer->site, settlement->person, arrival->received);
    if (settlement->away_until >= first && settlement->away_until - first <= ABSENCE_MAX_DAYS)
        absence_begin(filer->site, settlement->person->id, first, settlement->away_until,
                      "out-of-office");
}

static void write_receipt(struct filer *filer, const struct arrival *arrival,
                          const struct settlement *settlement, gint64 unheard)
{
    gboolean about_mail = settlement->receipt == RECEIPT_WHOM ||
                          settlement->receipt == RECEIPT_ANOTHERS ||
                          arrival->recognised->meeting != NULL;
    const struct person *reader = settlement->told != NULL ? settlement->told : settlement->person;
    struct receipt receipt = {.person = reader->id,
                              .round = settlement->round,
                              .about = about_mail ? arrival->recognised->mail->id : 0,
                              .line = unheard,
                              .caused_by = arrival->description->head.message_id};
    receipt_want(filer->site, settlement->receipt, &receipt);
}

/* What is between two people alone. Returns the first line that is for nobody; 0: there is none. */
static gint64 write_meeting(struct filer *filer, const struct arrival *arrival,
                            const struct settlement *settlement)
{
    const struct description *description = arrival->description;
    gint64 unheard = 0;
    if (settlement->asides != NULL)
        unheard =
            asides_file(filer->site, settlement->person, settlement->asides, arrival->received);
    if (settlement->meeting)
        meeting_words_file(filer->site, arrival->recognised, description, arrival->received, TRUE);
    if (settlement->answered != 0)
        meeting_answer_file(filer->site, settlement->answered, settlement->answerer,
                            description->calendar, description->text);
    return unheard;
}

/* As the transcript needs it. */
static struct command_mail command_mail_of(const struct filer *filer, const struct arrival *arrival,
                                           const struct settlement *settlement, gint64 received)
{
    const struct mail_head *head = &arrival->description->head;
    const GPtrArray *rounds =
        arrival->recognised->what == RECOGNISED_MAIL ? arrival->recognised->rounds : NULL;
    gboolean replies = settlement->sender == NULL;
    return (struct command_mail){
        .round = rounds != NULL && rounds->len > 0
                     ? ((const struct round *)g_ptr_array_index(rounds, 0))->id
                     : 0,
        .received = received,
        .answers = replies ? arrival->recognised->mail->id : 0,
        .subject = head->subject,
        .caused_by = head->message_id,
        .proof = replies || identity_is_vouched(filer->site, head) ? PROOF_GOOD : PROOF_LITTLE};
}

/* What the mail says of goals: lines of their own, and answers to the question of the month. */
static GPtrArray *goal_lines(struct filer *filer, const struct settlement *settlement)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (char *const *line = settlement->goals; line != NULL && *line != NULL; line++)
        g_ptr_array_add(lines, g_strdup(*line));
    for (guint i = 0; i < settlement->effects->len; i++) {
        const struct effect *effect = &g_array_index(settlement->effects, struct effect, i);
        const struct form *form = effect->what == EFFECT_ENTRY
                                      ? recogniser_form(filer->recogniser, effect->round->form)
                                      : NULL;
        if (form != NULL)
            goals_answered(filer->site->store, form, effect->revision, lines);
    }
    return lines;
}

static void rows_add(GPtrArray *all, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add(all, rows->pdata[i]);
}

/* Commands, what is said of goals, and thanks: these are commands too, but beside an answer alone it is said
 * back only where it was not done, since an answer wants no mail. */
static void write_commands(struct filer *filer, const struct arrival *arrival,
                           const struct settlement *settlement, gint64 received)
{
    g_autoptr(GPtrArray) lines = goal_lines(filer, settlement);
    if (settlement->commands == NULL && settlement->kudos == NULL && lines->len == 0)
        return;
    const struct command_writer writer = {
        .language = site_language_of(filer->site, settlement->person),
        .today = person_day(filer->site, settlement->person, arrival->received)};
    g_autoptr(GPtrArray) rows = commands_read_each(lines, &writer);
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    if (settlement->commands != NULL)
        rows_add(all, settlement->commands);
    if (settlement->kudos != NULL)
        rows_add(all, settlement->kudos);
    rows_add(all, rows);
    struct command_mail mail = command_mail_of(filer, arrival, settlement, received);
    mail.quiet = settlement->commands == NULL;
    commands_run(filer->site, settlement->person->id, all, &mail);
}

/* The first of its kind, or NULL. */
static const struct effect *effect_first(const struct settlement *settlement, enum effect_what what)
{
    for (guint i = 0; i < settlement->effects->len; i++) {
        const struct effect *effect = &g_array_index(settlement->effects, struct effect, i);
        if (effect->what == what)
            return effect;
    }
    return NULL;
}

/* An answer that was for another round takes its files along, before its round may go. */
static void move_attachments(struct filer *filer, const struct settlement *settlement)
{
    const struct effect *from = effect_first(settlement, EFFECT_CLEAR);
    const struct effect *to = effect_first(settlement, EFFECT_ENTRY);
    if (from != NULL && to != NULL)
        attachments_move(filer->site->store, from->round->id, to->round->id);
}

/* With the first answer: a mail that answers several rounds has them once. Beside a line for a
 * 1-on-1 nobody can tell for whom they are, and the team shall not see them. */
static void write_attachments(struct filer *filer, const struct arrival *arrival,
                              const struct settlement *settlement)
{
    const struct effect *answer = effect_first(settlement, EFFECT_ENTRY);
    if (answer != NULL && settlement->asides == NULL)
        attachments_file(filer->site, answer->round->id, arrival->description->attachments,
                         filer->fresh);
}

static void write_effects(struct filer *filer, const struct arrival *arrival,
                          const struct settlement *settlement, gint64 mail)
{
    gboolean told = FALSE;
    for (guint i = 0; i < settlement->effects->len; i++) {
        const struct effect *effect = &g_array_index(settlement->effects, struct effect, i);
        effect_write(filer, arrival, settlement->person, effect, mail, told);
        told |= effect->what == EFFECT_ENTRY && effect->meant == 0;
    }
}

static void write_consequences(struct filer *filer, const struct arrival *arrival,
                               const struct settlement *settlement, gint64 mail)
{
    if (settlement->effects->len > 0)
        early_expect(filer->site, settlement->person->teams);
    move_attachments(filer, settlement);
    write_effects(filer, arrival, settlement, mail);
    if (arrival->description != NULL && arrival->description->attachments != NULL)
        write_attachments(filer, arrival, settlement);
    for (guint i = 0; settlement->remarks != NULL && i < settlement->remarks->len; i++)
        comment_file(filer->site, arrival->recognised, g_ptr_array_index(settlement->remarks, i),
                     arrival->received, mail);
    for (guint i = 0; settlement->sayings != NULL && i < settlement->sayings->len; i++)
        saying_file(filer->site, arrival->recognised, g_ptr_array_index(settlement->sayings, i),
                    arrival->received, mail);
    gint64 unheard = write_meeting(filer, arrival, settlement);
    if (settlement->away_until != DAY_NONE)
        write_absence(filer, arrival, settlement);
    if (settlement->bounced != BOUNCE_NONE)
        bounce_write(filer->site, arrival, settlement);
    if (settlement->own)
        person_spoke(filer->site, settlement->person, arrival->received);
    if (settlement->commands != NULL || settlement->goals != NULL || settlement->kudos != NULL ||
        settlement->effects->len > 0)
        write_commands(filer, arrival, settlement, mail);
    if (settlement->wanted != NULL && arrival_may_be_answered(arrival))
        rounds_want(filer->site, settlement->person->id, settlement->wanted);
    if (settlement->receipt != RECEIPT_NONE && arrival_may_be_answered(arrival))
        write_receipt(filer, arrival, settlement, unheard);
    poison_forget(filer->site->store, arrival->name);
}

static void arrival_write(struct filer *filer, struct arrival *arrival,
                          const struct settlement *settlement)
{
    gint64 mail = write_received(filer, arrival, settlement);
    arrival->leaves = TRUE;
    arrival->outcome = mail != 0 ? settlement->outcome : "duplicate";
    if (settlement->person != NULL)
        arrival->person = g_strdup(settlement->person->address);
    if (arrival->why == NULL)
        arrival->why = g_strdup(settlement->why);
    if (mail != 0)
        write_consequences(filer, arrival, settlement, mail);
}

/* FALSE when nothing is to be written, now or ever. */
static gboolean decide(struct filer *filer, struct arrival *arrival, struct settlement *settlement)
{
    switch (arrival->kind) {
    case ARRIVAL_KNOWN:
        arrival->leaves = TRUE;
        return FALSE;
    case ARRIVAL_GONE:
    case ARRIVAL_STUCK:
        return FALSE;
    case ARRIVAL_POISONOUS:
        settle_as(settlement, "poison", arrival->why);
        return poison_count(filer->site->store, arrival->name) >= POISON_ATTEMPTS;
    case ARRIVAL_UNREADABLE:
        settle_as(settlement, "held", arrival->why);
        return TRUE;
    case ARRIVAL_READ:
        decide_read(filer, arrival, settlement);
        return TRUE;
    }
    return FALSE;
}

/* What may be an answer to a pulse: whatever becomes of it, it leaves no trace. FALSE when it is
 * none, or a program's, which is settled as any other. */
static gboolean settle_secret(struct filer *filer, struct arrival *arrival)
{
    arrival->vanishes = pulse_is_secret(arrival->recognised);
    if (!arrival->vanishes)
        return FALSE;
    if (arrival->kind == ARRIVAL_POISONOUS &&
        poison_count(filer->site->store, arrival->name) < POISON_ATTEMPTS)
        return TRUE;
    if (arrival->kind == ARRIVAL_READ &&
        !pulse_take(filer->site, arrival->recognised, arrival->description))
        return FALSE;
    poison_forget(filer->site->store, arrival->name);
    arrival->leaves = TRUE;
    arrival->outcome = "pulse";
    return TRUE;
}

void arrival_settle(struct filer *filer, struct arrival *arrival)
{
    if (settle_secret(filer, arrival))
        return;
    struct settlement settlement;
    settlement_init(&settlement);
    gboolean decided = decide(filer, arrival, &settlement);
    if (decided && arrival->released != 0 && strcmp(settlement.outcome, "held") == 0)
        arrival->why = g_steal_pointer(&settlement.why);
    else if (decided)
        arrival_write(filer, arrival, &settlement);
    settlement_clear(&settlement);
}

gboolean filer_commit(struct filer *filer, struct failure *failure)
{
    struct failure trouble = {0};
    if (!attachments_sync(filer->site, filer->fresh, &trouble))
        store_break(filer->site->store, &trouble);
    return store_commit(filer->site->store, failure);
}
