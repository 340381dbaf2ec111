/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an SMTP server offers, and the envelope of a mail in those terms. Private to the net wing.
 */
#ifndef MUSTER_NET_SMTP_ENVELOPE_H
#define MUSTER_NET_SMTP_ENVELOPE_H

#include "muster/net/transport.h"
#include "net/smtp_reply.h"

struct smtp_offer {
    gboolean pipelining; /* RFC 2920 */
    gboolean size;       /* RFC 1870 */
    gboolean eight_bit;  /* RFC 6152 */
    gboolean utf8;       /* RFC 6531 */
    gboolean dsn;        /* RFC 3461 */
    guint mails_max;     /* in one connection (RFC 9422); 0: no limit known */
};

/* From the reply to EHLO. */
void smtp_offer_read(const struct smtp_reply *ehlo, struct smtp_offer *offer_r);

/* True when the envelope can only be said with SMTPUTF8. */
gboolean smtp_envelope_needs_utf8(const struct parcel *parcel);

/* The commands, each with its end of line. SIZE is that of the mail as it goes over the wire. */
void smtp_mail_append(GString *out, const struct smtp_offer *offer, const struct parcel *parcel,
                      gsize size);
void smtp_rcpt_append(GString *out, const struct smtp_offer *offer, const struct parcel *parcel);

#endif
