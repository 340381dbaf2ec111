/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mail does to one round, as rows.
 *
 * Promises: a round that is answered, skipped or nobody's to answer reminds and closes no more; one
 * that is open again does. What counts for being in time is when a mail was accepted, not how long
 * it lay in the spool.
 */
#include "work/filing/effect.h"

#include "work/filing/aim.h"
#include "work/filing/asking.h"
#include "work/filing/merge.h"
#include "work/goals/goals.h"
#include "work/items/items.h"

/* One effect, about to be written. */
struct writing {
    struct filer *filer;
    struct store *store;
    const struct arrival *arrival;
    const struct person *person;
    const struct effect *effect;
    gint64 mail;
    gboolean told;
};

/* Nobody needs a reminder any more, and nothing is to be closed. */
static void round_quiet(struct store *store, gint64 round)
{
    outbox_cancel_round(store, round, "remind:");
    due_drop_round(store, round);
}

static void round_end(const struct writing *writing, enum round_state state, const char *why)
{
    round_set_state(writing->store, writing->effect->round->id, state, why);
    round_quiet(writing->store, writing->effect->round->id);
}

/* A mood that is told, or another one, is no news to who reads the answers. */
static gboolean says_what_stands(const struct writing *writing)
{
    const struct entry *revision = writing->effect->revision;
    struct entry *latest =
        writing->effect->round->revision > 0 ? entry_latest(writing->store, revision->round) : NULL;
    gboolean equal = latest != NULL && entry_equal(latest, revision);
    entry_free(latest);
    return equal;
}

static void add_revision(const struct writing *writing)
{
    struct entry *revision = writing->effect->revision;
    const struct form *form =
        recogniser_form(writing->filer->recogniser, writing->effect->round->form);
    revision->round = writing->effect->round->id;
    if (form != NULL && moods_take(writing->store, form, revision) && says_what_stands(writing)) {
        revision->revision = writing->effect->round->revision;
        return;
    }
    revision->received = writing->arrival->received;
    revision->mail = writing->mail;
    entry_add(writing->store, revision);
    goals_name(writing->filer->site, writing->effect->round, revision);
    items_follow(writing->filer->site, writing->person, writing->effect->round, form, revision);
}

static void write_entry(const struct writing *writing)
{
    const struct round *round = writing->effect->round;
    add_revision(writing);
    if (round->state == ROUND_ANSWERED)
        return;
    enum round_state state =
        writing->arrival->received <= round->on_time ? ROUND_ANSWERED : ROUND_LATE;
    if (state != round->state)
        round_set_state(writing->store, round->id, state, NULL);
    round_quiet(writing->store, round->id);
}

/* An answer that came before its question, and was for another round: as if it had never been. The
 * question comes after all, if it is not too late for it. */
static void unask(const struct writing *writing)
{
    struct site *site = writing->filer->site;
    const struct round *round = writing->effect->round;
    gint64 at = aim_asks_at(site, writing->person, round);
    round_erase(writing->store, round->id);
    if (at != 0 && site->now - at <= GRACE_HOURS * INSTANT_HOUR)
        due_set(writing->store, &(struct due){.what = (char *)"ask",
                                              .workflow = round->workflow,
                                              .person = round->person,
                                              .day = round->day,
                                              .at = at});
}

/* A row for the first reminder, due now: whoever claims it finds out what comes next. */
static void reopen(const struct writing *writing)
{
    const struct round *round = writing->effect->round;
    round_set_state(writing->store, round->id, ROUND_OPEN, NULL);
    due_set(writing->store, &(struct due){.what = (char *)"remind",
                                          .workflow = round->workflow,
                                          .person = round->person,
                                          .round = round->id,
                                          .day = round->day,
                                          .at = writing->filer->site->now});
}

static void write_clear(const struct writing *writing)
{
    const struct round *round = writing->effect->round;
    if (aim_is_early(writing->store, round)) {
        unask(writing);
        return;
    }
    add_revision(writing);
    if (round->on_time > writing->filer->site->now)
        reopen(writing);
    else
        round_set_state(writing->store, round->id, ROUND_MISSED, NULL);
}

/* Which receipt an entry gets: few do. */
static enum receipt_kind receipt_for(const struct writing *writing, gboolean early)
{
    const struct effect *effect = writing->effect;
    gboolean first =
        !writing->person->answered && person_note_answer(writing->store, writing->person->id);
    if (effect->meant != 0)
        return early ? RECEIPT_EARLY : RECEIPT_MOVED;
    if (first)
        return RECEIPT_FIRST;
    if (writing->told)
        return RECEIPT_NONE;
    return receipt_wanted_always(writing->store, writing->person) ? RECEIPT_FILED : RECEIPT_NONE;
}

static void want_receipt(const struct writing *writing, gboolean early)
{
    const struct effect *effect = writing->effect;
    enum receipt_kind kind = receipt_for(writing, early);
    if (kind == RECEIPT_NONE || !arrival_may_be_answered(writing->arrival))
        return;
    const struct receipt receipt = {
        .person = writing->person->id,
        .round = effect->round->id,
        .revision = effect->revision->revision,
        .meant = effect->meant,
        .caused_by = writing->arrival->description->head.message_id,
    };
    receipt_want(writing->filer->site, kind, &receipt);
}

void effect_write(struct filer *filer, const struct arrival *arrival, const struct person *person,
                  const struct effect *effect, gint64 mail, gboolean told)
{
    const struct writing writing = {filer, filer->site->store, arrival, person, effect, mail, told};
    gboolean early = effect->round->id == 0;
    if (early && aim_open(filer->site, person, effect->round) == 0)
        return; /* the store has failed */
    switch (effect->what) {
    case EFFECT_ENTRY:
        write_entry(&writing);
        want_receipt(&writing,
                     early || (effect->meant != 0 && aim_is_early(writing.store, effect->round)));
        break;
    case EFFECT_SKIP:
        round_end(&writing, ROUND_SKIPPED, effect->why);
        break;
    case EFFECT_AWAY:
        round_end(&writing, ROUND_AWAY, NULL);
        break;
    case EFFECT_CLEAR:
        write_clear(&writing);
        break;
    }
}
