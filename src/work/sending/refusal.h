/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work/sending/refusal.h - a mail that our own mail server refused: is it the addressee's address?
 *
 * What is about the address counts as a mail that came back (muster/work/reach.h): with most relays
 * it would have, a moment later. What is about us, the relay or the mail counts against nobody.
 */
#ifndef WORK_REFUSAL_H
#define WORK_REFUSAL_H

#include "muster/work/reach.h"

/* What REPLY, as "550 5.1.1 no such user", says of an address. Pure. */
enum bounce_weight refusal_weight(const char *reply);

/* The mail of ROW was refused for good at NOW with REPLY. In the caller's transaction. */
void refusal_count(struct site *site, const struct outbox_row *row, const char *reply, gint64 now);

#endif
