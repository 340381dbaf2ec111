/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ticket.h - the token of a pulse: it lets its bearer answer once, and names nobody
 *
 * A token as any other (muster/work/token.h) of kind TOKEN_PULSE: `mail' is the pulse, and in the
 * place of person and expiry stand 36 random bits and the place of the wording. That it was made
 * here is proved by the key alone: nothing is stored when one is given out, and nothing to whom.
 * What is stored when it comes back is a digest of the random bits, in which the wording has no
 * part, since a language may be a person.
 */
#ifndef WORK_PULSE_TICKET_H
#define WORK_PULSE_TICKET_H

#include "muster/work/token.h"
#include "work/pulse/box.h"

struct ticket {
    gint64 pulse;
    int place;                  /* of its wording */
    guint8 key[BOX_KEY_OCTETS]; /* of its answer in the box */
};

/* A new token for PULSE. */
void ticket_make(gint64 pulse, int place, struct token *token_r);
/* What TOKEN, which was proved, stands for; FALSE when it is of another kind. */
gboolean ticket_read(const struct token *token, struct ticket *ticket_r);

#endif
