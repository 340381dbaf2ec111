/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mail/write/compose-header.h - one header field after the other, such that each is read back as it was meant
 *
 * Fields refuse controls, CR and LF first of all, whatever they came from; lines are folded at 78 octets; what is not ASCII
 * becomes encoded words (RFC 2047). The first refusal sticks: later calls do nothing, and `failed` says so at the end.
 */
#ifndef MAIL_COMPOSE_HEADER_H
#define MAIL_COMPOSE_HEADER_H

#include "muster/mail/compose.h"

struct header {
    GString *out;
    gboolean failed;
    struct failure *failure; /* names the field */
};

/* The field cannot be sent: "the mail's NAME WHY". The first refusal is the one that is told. */
void header_refuse(struct header *header, const char *name, const char *why);

/* A value of printable ASCII words. No word is broken. */
void header_put(struct header *header, const char *name, const char *value);
/* Free text (RFC 5322 section 2.2.1), UTF-8. */
void header_put_text(struct header *header, const char *name, const char *text);
void header_put_mailbox(struct header *header, const char *name, const struct mailbox *mailbox);
/* Message ids without brackets; nothing is written when there are none. */
void header_put_ids(struct header *header, const char *name, const char *const *ids);
/* INSTANT as the clock says OFFSET minutes east of UTC (RFC 5322 section 3.3). */
void header_put_date(struct header *header, const char *name, gint64 instant, int offset);

/* NAME as a phrase (RFC 5322 section 3.2.5) for a line on which COLUMN octets are taken; NULL when it cannot be one.
 * Caller frees. */
char *phrase_encode(const char *name, gsize column);

#endif
