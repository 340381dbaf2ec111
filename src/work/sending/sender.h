/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/sending/sender.h - what the parts of sending share: sending.c hands over, sender-ledger.c claims and
 * writes down
 *
 * A consignment is a leased row from its claim to its commit. It is in one place at a time:
 * waiting, handed over (only the transport has it), suspected, or settled and to be written down.
 */
#ifndef MUSTER_WORK_SENDER_H
#define MUSTER_WORK_SENDER_H

#include "muster/net/transport.h"
#include "muster/work/sending.h"
#include "work/sending/breaker.h"
#include "work/sending/pace.h"
#include "work/sending/wire-notes.h"

struct consignment {
    struct parcel parcel; /* first, so that the transport's pointer is ours; borrows from row */
    struct outbox_row *row;
    enum verdict verdict; /* once settled */
    enum blame blame;
    char *reply;
};
void consignment_free(struct consignment *consignment);

struct sender {
    struct site *site;
    const struct sending_options *options;
    struct sending_report *report;
    struct failure *failure;
    gboolean has_failed; /* with FAILURE set */

    struct transport *transport;
    struct wire_notes *notes;
    struct breaker breaker;
    char *halt_words;  /* NULL: the mail server is well, as far as we know */
    gboolean is_known; /* who sends is known to the site: the fact "sent-by" */

    gint64 began; /* g_get_monotonic_time() at site->now */
    struct pace pace;

    guint claim; /* how many rows were asked for, when (monotonic), and what they were */
    gint64 claimed_at;
    gsize claimed_octets;
    gboolean outbox_is_empty; /* of what was due when it was asked last */
    GQueue waiting;           /* struct consignment */
    GPtrArray *suspects;      /* refused by what may be a policy against all of ours */
    gboolean is_proven;       /* the mail server took a mail in this run */
    GPtrArray *settled;
    gint64 settled_since; /* the oldest of them; monotonic */
};

/* The present: site->now, and what has passed since. A run may last for hours. */
gint64 sender_now(const struct sender *sender);

/* The site's way out, as CONFIG has it. */
struct transport *sender_connect(const struct send_config *config, struct failure *failure);

/* Rows that a sender which died held: sent, in doubt, or untouched, as its notes say. */
gboolean ledger_recover(struct site *site, struct failure *failure);

/* One transaction: writes down what was settled, and claims the next rows. FALSE with
 * sender->failure; what was not written then is known to the notes. */
gboolean ledger_claim(struct sender *sender);
/* The same without claiming; RETURN: also gives back what waits, untried. */
gboolean ledger_write(struct sender *sender, gboolean return_waiting);

#endif
