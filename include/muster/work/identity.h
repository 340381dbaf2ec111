/* SPDX-License-Identifier: GPL-3.0-or-later */
/* muster/work/identity.h - what it takes for a mail to be somebody's own
 *
 * A workflow says how much its answers must prove. Each level asks for all that the ones before it
 * do:
 *
 *   token            the mail was delivered to the address with the token: who has that may answer,
 *                    but for somebody whom the site knows as another person
 *   token+from       its From is the person's, their main address or an alias
 *   token+from+dmarc and the site's own mail server says that the domain of From sent it
 *
 * Where a mail was found by anything else than the address that it was delivered to (a token that
 * only To or Cc names, a handle in In-Reply-To), From must be the person's at every level.
 *
 * The server's word is dmarc=pass in an Authentication-Results field of `trust-authserv', for the
 * very domain of From, with no other word about DMARC beside it, and above our border: the top-most
 * Received field, or the top-most that is `by' the host named in `trust-received'. Everybody may
 * write what stands below that. A mail without a Received field has passed no border.
 */
#ifndef MUSTER_WORK_IDENTITY_H
#define MUSTER_WORK_IDENTITY_H

#include "muster/work/site.h"

enum identity { IDENTITY_TOKEN, IDENTITY_FROM, IDENTITY_DMARC };

/* WORD as muster.conf has it. */
enum identity identity_of_word(const char *word);

/* What counts where no single workflow does, as in commands and in what is said about a summary:
 * the most that any workflow asks for, and From at least. */
enum identity identity_of_site(const struct site *site);

/* True when From, and Sender if there is one, are PERSON's. */
gboolean identity_is_persons(const struct person *person, const struct mail_head *head);

/* True when the trusted server says that the domain of From stands behind the mail. */
gboolean identity_is_vouched(const struct site *site, const struct mail_head *head);

/* Why the mail is not PERSON's own at LEVEL, which is IDENTITY_FROM or above, in words; NULL when
 * it is. Caller frees. */
char *identity_doubt(const struct site *site, const struct person *person,
                     const struct mail_head *head, enum identity level);

#endif
