/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second step of filing: what becomes of a mail, and all that follows from it, in the
 * transaction of its batch.
 *
 * First it is decided (settlement.h), then written; the row of the received mail comes first, since
 * that is where a second copy shows.
 */
#include <string.h>

#include "muster/work/absence.h"
#include "muster/work/silence.h"
#include "muster/work/token.h"
#include "work/filing/effect.h"
#include "work/filing/remarks.h"
#include "work/filing/settlement.h"
#include "work/filing/wishes.h"
#include "work/items/saying.h"
#include "work/summary/early.h"

enum { ABSENCE_MAX_DAYS = 400 }; /* what names a later day was misread */

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
        .person = settlement->person != NULL ? settlement->person->id : 0,
        .round = settlement->round,
    };
    memcpy(mail.hash, head != NULL ? head->hash : arrival->digest, sizeof mail.hash);
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
                          const struct settlement *settlement)
{
    gint64 mail = settlement->receipt == RECEIPT_WHOM ? arrival->recognised->mail->id : 0;
    struct receipt receipt = {.person = settlement->person->id,
                              .round = settlement->round,
                              .about = mail,
                              .caused_by = arrival->description->head.message_id};
    receipt_want(filer->site, settlement->receipt, &receipt);
}

static void write_consequences(struct filer *filer, const struct arrival *arrival,
                               const struct settlement *settlement, gint64 mail)
{
    if (settlement->effects->len > 0)
        early_expect(filer->site, settlement->person->teams);
    for (guint i = 0; i < settlement->effects->len; i++)
        effect_write(filer, arrival, settlement->person,
                     &g_array_index(settlement->effects, struct effect, i), mail);
    for (guint i = 0; settlement->remarks != NULL && i < settlement->remarks->len; i++)
        comment_file(filer->site, arrival->recognised, g_ptr_array_index(settlement->remarks, i),
                     arrival->received, mail);
    for (guint i = 0; settlement->sayings != NULL && i < settlement->sayings->len; i++)
        saying_file(filer->site, arrival->recognised, g_ptr_array_index(settlement->sayings, i),
                    arrival->received, mail);
    if (settlement->away_until != DAY_NONE)
        write_absence(filer, arrival, settlement);
    if (settlement->bounced != BOUNCE_NONE)
        bounce_write(filer->site, arrival, settlement);
    if (settlement->own)
        person_spoke(filer->site, settlement->person, arrival->received);
    if (settlement->wishes != NULL)
        wishes_act(filer->site, settlement->person->id, settlement->wishes, mail,
                   arrival->description->head.subject, arrival->description->head.message_id);
    if (settlement->wanted != NULL && arrival_may_be_answered(arrival))
        rounds_want(filer->site, settlement->person->id, settlement->wanted);
    if (settlement->receipt != RECEIPT_NONE && arrival_may_be_answered(arrival))
        write_receipt(filer, arrival, settlement);
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
        arrival->why = masked(filer->site, settlement->why);
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

void arrival_settle(struct filer *filer, struct arrival *arrival)
{
    struct settlement settlement;
    settlement_init(&settlement);
    if (decide(filer, arrival, &settlement))
        arrival_write(filer, arrival, &settlement);
    settlement_clear(&settlement);
}
