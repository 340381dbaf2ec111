/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filed.h - what one reply filed, in all rounds of the mail that it answered, as a receipt shows it
 *
 * Questions have the numbers that they had in that mail, so that a reply to the receipt is
 * understood alike.
 */
#ifndef WORK_FILED_H
#define WORK_FILED_H

#include "muster/store/mails.h"
#include "muster/store/rounds.h"
#include "work/letters/letters.h"

struct filed {
    GArray *rounds;      /* gint64, in the order asked */
    guint n_questions;   /* of all of them */
    GArray *answers;     /* struct receipt_answer */
    GString *unplaced;   /* words that belong to no question */
    GArray *attached;    /* struct attached_view */
    GPtrArray *borrowed; /* struct filed_round: of which all above borrows */
};

/* What the reply that wrote ENTRY (NULL: none) in ROUND filed there, and in the other rounds of
 * ASKED (NULL: not known), the mail that asked them. Borrows ENTRY. */
void filed_gather(struct filed *filed, struct store *store, const struct sent_mail *asked,
                  const struct round *round, const struct entry *entry);
void filed_clear(struct filed *filed);

#endif
