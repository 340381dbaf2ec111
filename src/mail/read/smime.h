/* SPDX-License-Identifier: GPL-3.0-or-later */
/* smime.h - the mail inside an opaque S/MIME signature (RFC 8551, RFC 5652)
 *
 * Signed, not encrypted: the mail stands in the clear within the DER, and is taken out. No
 * signature is checked, no certificate looked at; who wrote a mail is not told from here.
 */
#ifndef MUSTER_MAIL_SMIME_H
#define MUSTER_MAIL_SMIME_H

#include "mail/read/mime.h"

/* The content that BYTES, SignedData in DER or BER, enclose; NULL when they are anything else.
 * Of bytes that are cut short, what is there. Caller frees. */
GString *smime_signed_content(struct slice bytes);

/* The mail that MESSAGE is only the signature of, to be read in its place; NULL when there is none.
 * Caller frees with message_free(). */
struct message *smime_open(const struct message *message);

/* TRUE when PKCS #7 stands in the place of the text of MESSAGE. */
gboolean smime_hides_text(const struct message *message);

#endif
