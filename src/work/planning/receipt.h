/* SPDX-License-Identifier: GPL-3.0-or-later */
/* receipt.h - mails that answer a person's own mail (PRODUCT, ANS 7 and 11)
 *
 * Filing notes that one is wanted, and a due row; a tick writes it, at once: a person's own mail
 * causes it, so it need not wait for their hours. Nothing is composed while filing, since a morning
 * of first answers would take twice as long.
 */
#ifndef WORK_RECEIPT_H
#define WORK_RECEIPT_H

#include "muster/store/receipts.h"
#include "work/letters/letters.h"
#include "work/planning/planner.h"

enum {
    RECEIPTS_A_DAY = 2
}; /* that the mails of one person may cause: two robots soon fall silent */

/* Wants a receipt of KIND as RECEIPT says, whose kind is ignored. In the caller's transaction. */
void receipt_want(const struct site *site, enum receipt_kind kind, const struct receipt *receipt);

/* True when PERSON asked for a receipt of every answer. */
gboolean receipt_wanted_always(struct store *store, const struct person *person);

#endif
