/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second step of filing: what becomes of a mail, and all that follows from it, in the
 * transaction of its batch.
 *
 * First it is decided, from what was read and what the store says now, then written; the row of the
 * received mail comes first, since that is where a second copy shows. Nothing is ever filed under a
 * name that is not proved.
 */
#include <string.h>

#include "muster/work/token.h"
#include "work/filer.h"
#include "work/placing.h"

/* What shall be written of one mail. */
struct settlement {
    const char *outcome; /* as in received_mail */
    char *why;
    gint64 person, round; /* in whose name it is filed, and where; 0 when nowhere */
    GPtrArray *revisions; /* struct entry, one a round, to be added; NULL when none */
    const char *skip_why; /* the open rounds of the mail end with this; NULL when not */
};

static void settlement_clear(struct settlement *settlement)
{
    g_free(settlement->why);
    g_clear_pointer(&settlement->revisions, g_ptr_array_unref);
}

static void settle_as(struct settlement *settlement, const char *outcome, const char *why)
{
    settlement->outcome = outcome;
    settlement->why = g_strdup(why);
}

enum { QUICK_MAX = 20 }; /* octets of such words, with what may stand behind them */

/* Words that close a round when they are all that was written. */
static const char *quick_skip(const char *text)
{
    static const struct {
        const char *words, *why;
    } table[] = {{"skip", "person"}, {"off", "off"}, {"off today", "off"}};
    gsize length = strlen(text);
    if (length > QUICK_MAX)
        return NULL;
    g_autofree char *bare = g_ascii_strdown(text, -1);
    while (length > 0 && strchr(".! \n", bare[length - 1]) != NULL)
        bare[--length] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (strcmp(bare, table[i].words) == 0)
            return table[i].why;
    return NULL;
}

static void decide_answers(struct filer *filer, const struct arrival *arrival,
                           struct settlement *settlement)
{
    const struct description *description = arrival->description;
    settlement->revisions = placing_revisions(filer->site, arrival->recognised, description);
    if (settlement->revisions->len > 0) {
        const struct entry *first = g_ptr_array_index(settlement->revisions, 0);
        settlement->round = first->round;
        settle_as(settlement, "entry", NULL);
    } else if (description->answers->len > 0 || description->unplaced[0] != '\0') {
        settle_as(settlement, "nothing", "it says what was said before");
    } else {
        settle_as(settlement, "nothing", "there are no new words in it");
    }
}

/* They were read before the transaction; a tick, or another mail of this batch, may have changed
 * them since. */
static void rounds_refresh(struct store *store, GPtrArray *rounds)
{
    for (guint i = 0; i < rounds->len; i++) {
        struct round *read = g_ptr_array_index(rounds, i);
        struct round *now = round_get(store, read->id);
        if (now == NULL)
            continue;
        round_free(read);
        rounds->pdata[i] = now;
    }
}

/* The sender is the addressee of the mail that is answered. */
static void decide_proven(struct filer *filer, const struct arrival *arrival,
                          struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    settlement->person = recognised->person->id;
    if (recognised->rounds->len == 0) {
        settlement->outcome = "held";
        settlement->why =
            g_strdup_printf("it answers a %s mail, which asks nothing", recognised->mail->kind);
        return;
    }
    rounds_refresh(filer->site->store, recognised->rounds);
    settlement->skip_why = quick_skip(arrival->description->text);
    if (settlement->skip_why == NULL) {
        decide_answers(filer, arrival, settlement);
        return;
    }
    const struct round *round = g_ptr_array_index(recognised->rounds, 0);
    settlement->round = round->id;
    settle_as(settlement, "skip", NULL);
}

static void decide_unrecognised(struct filer *filer, const struct arrival *arrival,
                                struct settlement *settlement)
{
    const char *from = arrival->description->head.from;
    struct person *sender = from != NULL ? person_by_address(filer->site->store, from) : NULL;
    settlement->outcome = "held";
    settlement->why = g_strdup_printf("%s%s", arrival->recognised->why,
                                      sender != NULL ? "" : ", and its sender is nobody we know");
    person_free(sender);
}

static void decide_person(struct filer *filer, const struct arrival *arrival,
                          struct settlement *settlement)
{
    const struct recognised *recognised = arrival->recognised;
    switch (recognised->what) {
    case RECOGNISED_NOTHING:
        decide_unrecognised(filer, arrival, settlement);
        return;
    case RECOGNISED_DOOR:
        settlement->outcome = "held";
        settlement->why =
            g_strdup_printf("mail to +%s is not understood by this version", recognised->door);
        return;
    case RECOGNISED_MAIL:
        settlement->why = recognised_doubt(recognised, arrival->description->head.from);
        if (settlement->why != NULL)
            settlement->outcome = "held";
        else
            decide_proven(filer, arrival, settlement);
    }
}

static void decide_read(struct filer *filer, const struct arrival *arrival,
                        struct settlement *settlement)
{
    switch (arrival->description->head.kind) {
    case MAIL_AUTO:
    case MAIL_BOUNCE:
    case MAIL_LIST:
    case MAIL_CALENDAR:
        settle_as(settlement, "nothing", NULL);
        return;
    case MAIL_REPLY:
    case MAIL_COMMAND:
    case MAIL_OTHER:
        decide_person(filer, arrival, settlement);
    }
}

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
