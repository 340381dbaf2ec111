/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mailbox.h - addresses and message ids out of header fields and text, one forward scan each
 *
 * A scanner, not a parser of RFC 5322: comments, groups and quotes are stepped over without
 * recursion, and only what looks like a bare address comes out (base's address_is_valid() decides),
 * lower case. For whom a mail is from, this is too kind: author.h.
 */
#ifndef MUSTER_MAIL_MAILBOX_H
#define MUSTER_MAIL_MAILBOX_H

#include "mail/read/slice.h"

/* Appends each address of an address list to OUT (of char *), until it holds MAIL_MAX_IDS; none
 * twice. */
void mailboxes_read(struct slice value, GPtrArray *out);

/* Appends each id in angle brackets, without them, to OUT. */
void message_ids_read(struct slice value, GPtrArray *out);

/* Appends ADDRESS, lower-cased, if it is one and not in OUT yet. */
void mailboxes_add(struct slice address, GPtrArray *out);

#endif
