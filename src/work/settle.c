/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second step of filing: what becomes of a mail, and all that follows from it, in the
 * transaction of its batch.
 *
 * First it is decided (decide.c), then written; the row of the received mail comes first, since
 * that is where a second copy shows.
 */
#include <string.h>

#include "muster/work/token.h"
#include "work/remarks.h"
#include "work/settlement.h"

/* Tokens of ours do not lie about in the store, wherever somebody put them. */
static char *masked(const struct site *site, const char *text)
{
    return text != NULL ? tokens_mask(site->keys, text) : NULL;
}

static gint64 write_received(struct filer *filer, const struct arrival *arrival,
                             const struct settlement *settlement)
{
    const struct site *site = filer->site;
    const struct mail_head *head =
        arrival->description != NULL ? &arrival->description->head : NULL;
    g_autofree char *from = head != NULL ? masked(site, head->from) : NULL;
    g_autofree char *message_id = head != NULL ? masked(site, head->message_id) : NULL;
    g_autofree char *why = masked(site, settlement->why);
    struct received_mail mail = {
        .target = head != NULL ? arrival->recognised->target : (char *)"unread",
        .received = arrival->received != 0 ? arrival->received : site->now,
        .filed = site->now,
        .message_id = message_id,
        .from = from,
        .kind = (char *)mail_kind_word(head != NULL ? recognised_kind(arrival->recognised, head)
                                                    : MAIL_OTHER),
        .outcome = (char *)settlement->outcome,
        .why = why,
        .name = (char *)arrival->name,
        .person = settlement->person,
        .round = settlement->round,
    };
    memcpy(mail.hash, head != NULL ? head->hash : arrival->digest, sizeof mail.hash);
    return received_mail_add(site->store, &mail);
}

/* Nobody needs a reminder any more, and nothing is to be closed. */
static void round_quiet(struct store *store, gint64 round)
{
    outbox_cancel_round(store, round, "remind:");
    due_drop_round(store, round);
}

static const struct round *round_of(const GPtrArray *rounds, gint64 id)
{
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (round->id == id)
            return round;
    }
    g_assert_not_reached();
}

/* What counts is when we accepted it, not how long it lay in the spool. */
static void write_revision(struct store *store, struct entry *revision, const struct round *round,
                           gint64 received, gint64 mail)
{
    revision->received = received;
    revision->mail = mail;
    entry_add(store, revision);
    if (round->state == ROUND_ANSWERED)
        return;
    enum round_state state = received <= round->on_time ? ROUND_ANSWERED : ROUND_LATE;
    if (state != round->state)
        round_set_state(store, round->id, state, NULL);
    round_quiet(store, round->id);
}

static void write_skips(struct store *store, const GPtrArray *rounds, const char *why)
{
    for (guint i = 0; i < rounds->len; i++) {
        const struct round *round = g_ptr_array_index(rounds, i);
        if (round->state != ROUND_OPEN)
            continue;
        round_set_state(store, round->id, ROUND_SKIPPED, why);
        round_quiet(store, round->id);
    }
}

static void write_consequences(struct filer *filer, const struct arrival *arrival,
                               const struct settlement *settlement, gint64 mail)
{
    struct store *store = filer->site->store;
    const GPtrArray *rounds = arrival->recognised != NULL ? arrival->recognised->rounds : NULL;
    if (settlement->skip_why != NULL)
        write_skips(store, rounds, settlement->skip_why);
    for (guint i = 0; settlement->revisions != NULL && i < settlement->revisions->len; i++) {
        struct entry *revision = g_ptr_array_index(settlement->revisions, i);
        write_revision(store, revision, round_of(rounds, revision->round), arrival->received, mail);
    }
    for (guint i = 0; settlement->remarks != NULL && i < settlement->remarks->len; i++)
        comment_file(filer->site, arrival->recognised, g_ptr_array_index(settlement->remarks, i),
                     arrival->received, mail);
    poison_forget(store, arrival->name);
}

static void arrival_write(struct filer *filer, struct arrival *arrival,
                          const struct settlement *settlement)
{
    gint64 mail = write_received(filer, arrival, settlement);
    arrival->leaves = TRUE;
    arrival->outcome = mail != 0 ? settlement->outcome : "duplicate";
    if (mail != 0)
        write_consequences(filer, arrival, settlement, mail);
}

void arrival_settle(struct filer *filer, struct arrival *arrival)
{
    struct settlement settlement = {0};
    switch (arrival->kind) {
    case ARRIVAL_KNOWN:
        arrival->leaves = TRUE;
        return;
    case ARRIVAL_GONE:
    case ARRIVAL_STUCK:
        return;
    case ARRIVAL_POISONOUS:
        if (poison_count(filer->site->store, arrival->name) < POISON_ATTEMPTS)
            return;
        settle_as(&settlement, "poison", arrival->why);
        break;
    case ARRIVAL_UNREADABLE:
        settle_as(&settlement, "held", arrival->why);
        break;
    case ARRIVAL_READ:
        decide_read(filer, arrival, &settlement);
        break;
    }
    arrival_write(filer, arrival, &settlement);
    settlement_clear(&settlement);
}
